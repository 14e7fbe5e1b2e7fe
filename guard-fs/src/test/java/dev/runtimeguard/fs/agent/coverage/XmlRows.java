package dev.runtimeguard.fs.agent.coverage;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.Result;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** XML in files. */
final class XmlRows extends Rows {

    XmlRows() {
        of(StreamResult.class);
        action("new(File)", d -> transform(source(), new StreamResult(d.file("new.xml"))));
        action("setSystemId(File)", d -> {
            StreamResult result = new StreamResult();
            result.setSystemId(d.file("new.xml"));
            transform(source(), result);
        });
        of(StreamSource.class);
        action("new(File)", d -> transform(new StreamSource(written(d)), new StreamResult(d.file("new.xml"))));
        action("setSystemId(File)", d -> {
            StreamSource source = new StreamSource();
            source.setSystemId(written(d));
            transform(source, new StreamResult(d.file("new.xml")));
        });
        of(DocumentBuilder.class);
        value("parse(File)", d -> DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(written(d))
                .getDocumentElement()
                .getTagName());
        of(SAXParser.class);
        value("parse(File, DefaultHandler)", d -> {
            Names names = new Names();
            SAXParserFactory.newInstance().newSAXParser().parse(written(d), names);
            return names.found;
        });
        none("As with a DefaultHandler.", "parse(File, HandlerBase)");
        of(SchemaFactory.class);
        value("newSchema(File)", d -> {
            Files.writeString(
                    d.path("new.xsd"),
                    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a'/></xs:schema>");
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(d.file("new.xsd"))
                    .newValidator()
                    .validate(source());
            return "valid";
        });
        of(java.beans.XMLEncoder.class);
        value("new(OutputStream)", d -> {
            try (java.beans.XMLEncoder encoder = new java.beans.XMLEncoder(new FileOutputStream(d.file("bean")))) {
                encoder.writeObject("kept");
            }
            try (java.beans.XMLDecoder decoder = new java.beans.XMLDecoder(new FileInputStream(d.file("bean")))) {
                return decoder.readObject() + "," + d.file("bean").delete();
            }
        });
    }

    private static final class Names extends DefaultHandler {
        private final Set<String> found = new TreeSet<>();

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            found.add(name);
        }
    }

    private static Source source() {
        return new StreamSource(new StringReader("<a>text</a>"));
    }

    private static File written(Place d) throws Exception {
        Files.writeString(d.path("written.xml"), "<a>text</a>");
        return d.file("written.xml");
    }

    private static void transform(Source source, Result result) throws Exception {
        TransformerFactory.newInstance().newTransformer().transform(source, result);
    }
}

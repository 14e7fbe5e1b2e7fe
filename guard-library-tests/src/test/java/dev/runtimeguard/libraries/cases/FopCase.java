package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.SAXParserFactory;
import org.apache.fop.apps.Fop;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.MimeConstants;
import org.xml.sax.InputSource;

/** A document made from XSL-FO, in a file. */
public final class FopCase {

    private FopCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        String text = "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'><fo:layout-master-set>"
                + "<fo:simple-page-master master-name='a' page-height='20cm' page-width='20cm'><fo:region-body/>"
                + "</fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference='a'>"
                + "<fo:flow flow-name='xsl-region-body'><fo:block>lamp</fo:block></fo:flow></fo:page-sequence></fo:root>";
        FopFactory factory = FopFactory.newInstance(new File(".").toURI());
        File file = new File("shop.pdf");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.toPath()))) {
            Fop fop = factory.newFop(MimeConstants.MIME_PDF, out);
            SAXParserFactory parsers = SAXParserFactory.newInstance();
            parsers.setNamespaceAware(true);
            parsers.newSAXParser().parse(new InputSource(new StringReader(text)), fop.getDefaultHandler());
        }
        String pdf = Files.readString(Path.of("shop.pdf"), StandardCharsets.ISO_8859_1);
        equal(true, pdf.startsWith("%PDF") && pdf.strip().endsWith("%%EOF"));
    }
}

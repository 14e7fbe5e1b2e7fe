package dev.runtimeguard.samples.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Writes the XML of responses, and reads the little that requests hold. */
final class Xml {
    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final List<String> open = new ArrayList<>();

    /** @param namespace null for none */
    Xml(String root, String namespace) {
        out.append('<').append(root);
        if (namespace != null) {
            out.append(" xmlns=\"").append(namespace).append('"');
        }
        out.append('>');
        open.add(root);
    }

    Xml open(String name) {
        out.append('<').append(name).append('>');
        open.add(name);
        return this;
    }

    Xml close() {
        out.append("</").append(open.remove(open.size() - 1)).append('>');
        return this;
    }

    /** An element with text; nothing at all when the value is null. */
    Xml text(String name, Object value) {
        if (value != null) {
            open(name);
            escape(value.toString());
            close();
        }
        return this;
    }

    /** Text of the element that is open. */
    Xml content(String text) {
        escape(text);
        return this;
    }

    /** Elements that are written already. */
    Xml elements(String xml) {
        out.append(xml);
        return this;
    }

    /** The document, with all elements closed. */
    byte[] bytes() {
        while (!open.isEmpty()) {
            close();
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                default -> out.append(c);
            }
        }
    }

    /**
     * The root element of a request's document.
     *
     * @throws AwsException with code MalformedXML
     */
    static Element parse(byte[] document) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(document)).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new AwsException(
                    400,
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All elements of that name below another, whatever their namespace. */
    static List<Element> elements(Element below, String name) {
        NodeList nodes = below.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** The text of the first element of that name, null when there is none. */
    static String textOf(Element below, String name) {
        List<Element> found = elements(below, name);
        return found.isEmpty() ? null : found.get(0).getTextContent();
    }
}

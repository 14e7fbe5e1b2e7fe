package dev.runtimeguard.libraries.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * How each test of a run ended, from the JUnit Platform's XML reports.
 *
 * @param outcomes by unique id: {@code passed}, {@code skipped}, or the class of what was thrown
 */
record SuiteResults(SortedMap<String, String> outcomes) {

    private static final Pattern UNIQUE_ID = Pattern.compile("unique-id: (.+)");

    static SuiteResults read(Path reports) throws IOException {
        SortedMap<String, String> outcomes = new TreeMap<>();
        try (Stream<Path> files = Files.list(reports)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".xml")).toList()) {
                NodeList tests = parse(file).getElementsByTagName("testcase");
                for (int i = 0; i < tests.getLength(); i++) {
                    Element test = (Element) tests.item(i);
                    outcomes.put(uniqueId(test), outcome(test));
                }
            }
        }
        return new SuiteResults(outcomes);
    }

    /** Returns what differs in the other run, by test: what it was here and what it is there. */
    Map<String, String> differences(SuiteResults other) {
        Map<String, String> differences = new TreeMap<>();
        outcomes.forEach((test, outcome) -> {
            String there = other.outcomes.getOrDefault(test, "not run");
            if (!there.equals(outcome)) {
                differences.put(test, outcome + " -> " + there);
            }
        });
        other.outcomes.forEach((test, outcome) -> {
            if (!outcomes.containsKey(test)) {
                differences.put(test, "not run -> " + outcome);
            }
        });
        return differences;
    }

    /** Returns how many tests ended in the given way. */
    long count(String outcome) {
        return outcomes.values().stream().filter(outcome::equals).count();
    }

    private static Element parse(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file.toString(), e);
        }
    }

    private static String uniqueId(Element test) throws IOException {
        Matcher matcher = UNIQUE_ID.matcher(test.getTextContent());
        if (!matcher.find()) {
            throw new IOException("No unique id: " + test.getAttribute("name"));
        }
        return matcher.group(1);
    }

    private static String outcome(Element test) {
        for (Node node = test.getFirstChild(); node != null; node = node.getNextSibling()) {
            switch (node.getNodeName()) {
                case "skipped" -> {
                    return "skipped";
                }
                case "failure", "error" -> {
                    return ((Element) node).getAttribute("type");
                }
                default -> {
                    // Output and properties say nothing about the end.
                }
            }
        }
        return "passed";
    }
}

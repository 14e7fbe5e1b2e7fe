package dev.runtimeguard.fs.bundle;

import java.nio.file.Path;
import java.util.stream.Collectors;

/** Prints an inspection, for people or for programs. Names come from the package, so control characters are escaped. */
record CheckOutput(Path function, Architecture architecture, PackageInspection inspection) {

    String text() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : inspection.findings()) {
            text.append(finding.severity().id())
                    .append(" [")
                    .append(finding.kind().id())
                    .append("] ")
                    .append(printable(finding.problem()))
                    .append("\n    ")
                    .append(printable(finding.cure()))
                    .append("\n");
        }
        int count = inspection.findings().size();
        return text.append(printable(function.toString()))
                .append(" for ")
                .append(architecture.id())
                .append(": ")
                .append(count == 0 ? "nothing found" : count + (count == 1 ? " finding" : " findings"))
                .append(", ")
                .append(inspection.unzippedBytes())
                .append(" bytes unzipped\n")
                .toString();
    }

    /** One document: {@code package}, {@code architecture}, {@code unzippedBytes}, {@code findings}. */
    String json() {
        return inspection.findings().stream()
                .map(CheckOutput::json)
                .collect(Collectors.joining(
                        ",\n",
                        "{\"package\":" + string(function.toString()) + ",\"architecture\":" + string(architecture.id())
                                + ",\"unzippedBytes\":" + inspection.unzippedBytes() + ",\"findings\":[",
                        "]}\n"));
    }

    private static String json(Finding finding) {
        return "{\"kind\":" + string(finding.kind().id())
                + ",\"severity\":" + string(finding.severity().id())
                + ",\"path\":" + string(finding.path())
                + ",\"problem\":" + string(finding.problem())
                + ",\"cure\":" + string(finding.cure()) + "}";
    }

    private static String printable(String text) {
        return escaped(text, false);
    }

    private static String string(String text) {
        return '"' + escaped(text, true) + '"';
    }

    private static String escaped(String text, boolean json) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (json && (c == '"' || c == '\\')) {
                escaped.append('\\').append(c);
            } else if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}

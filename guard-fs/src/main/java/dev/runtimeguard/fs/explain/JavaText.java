package dev.runtimeguard.fs.explain;

import java.nio.file.Path;

/** Pieces of Java source for remedies that are code to paste. */
final class JavaText {

    private JavaText() {}

    /** {@code text} as a string literal. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                literal.append('\\').append(c);
            } else if (c < ' ') {
                literal.append(String.format("\\u%04x", (int) c));
            } else {
                literal.append(c);
            }
        }
        return literal.append('"').toString();
    }

    /** An expression for the path. */
    static String path(Path path) {
        return "Path.of(" + literal(path.toString()) + ")";
    }

    /** An expression for a file of the same name in the temporary directory, which is /tmp on Lambda. */
    static String inTmp(String path) {
        String name = path == null ? "name" : path.substring(path.lastIndexOf('/') + 1);
        return "Path.of(System.getProperty(\"java.io.tmpdir\"), " + literal(name) + ")";
    }
}

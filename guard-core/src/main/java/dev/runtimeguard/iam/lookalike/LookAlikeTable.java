package dev.runtimeguard.iam.lookalike;

import dev.runtimeguard.report.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a table of look-alikes. A row begins with its id in brackets; {@code when} says what has to fit (several of them:
 * any); {@code cause} the cause; {@code hides} that a denial may hide behind it, and of which actions; the id of a
 * remedy's kind begins a remedy with its title, and the indented lines below are its text. {@code #} is a comment.
 */
final class LookAlikeTable {

    private static final String INDENT = "    ";

    private final List<LookAlikeRow> rows = new ArrayList<>();
    private String id;
    private String cause;
    private List<String> hides;
    private List<LookAlikeCondition> conditions = new ArrayList<>();
    private List<Remedy> remedies = new ArrayList<>();

    private LookAlikeTable() {}

    /** The rows of the resource beside this class; none when a repackaged jar has lost it. */
    static List<LookAlikeRow> read(String resource) {
        try (InputStream in = LookAlikeTable.class.getResourceAsStream(resource)) {
            return in == null ? List.of() : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<LookAlikeRow> parse(String table) {
        LookAlikeTable reader = new LookAlikeTable();
        table.lines().filter(line -> !line.isBlank() && line.charAt(0) != '#').forEach(reader::line);
        reader.endRow();
        return List.copyOf(reader.rows);
    }

    private void line(String line) {
        if (line.startsWith(INDENT)) {
            addText(line.substring(INDENT.length()));
            return;
        }
        if (line.charAt(0) == '[') {
            endRow();
            id = line.substring(1, line.length() - 1);
            return;
        }
        int blank = line.indexOf(' ');
        String word = blank < 0 ? line : line.substring(0, blank);
        String rest = blank < 0 ? "" : line.substring(blank + 1);
        switch (word) {
            case "when" -> conditions.add(LookAlikeCondition.parse(rest));
            case "cause" -> cause = rest;
            case "hides" -> hides = rest.isEmpty() ? List.of() : List.of(rest.split(" ", -1));
            default -> remedies.add(new Remedy(kind(word), rest, ""));
        }
    }

    private void addText(String line) {
        int last = remedies.size() - 1;
        Remedy remedy = remedies.get(last);
        String text = remedy.text().isEmpty() ? line : remedy.text() + '\n' + line;
        remedies.set(last, new Remedy(remedy.kind(), remedy.title(), text));
    }

    private void endRow() {
        if (id != null) {
            rows.add(new LookAlikeRow(id, List.copyOf(conditions), cause, hides, List.copyOf(remedies)));
        }
        id = null;
        cause = null;
        hides = null;
        conditions = new ArrayList<>();
        remedies = new ArrayList<>();
    }

    private static Remedy.Kind kind(String id) {
        for (Remedy.Kind kind : Remedy.Kind.values()) {
            if (kind.id().equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(id);
    }
}

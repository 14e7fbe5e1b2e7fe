package dev.runtimeguard.fs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The libraries known to write outside the ephemeral storage, and the setting each needs; from
 * {@code known-libraries.txt}, which says how it is written. Read on first use.
 */
public final class KnownLibraries {

    private static final String FILE = "known-libraries.txt";

    private KnownLibraries() {}

    private record Entry(Pattern jars, List<String> classPrefixes, KnownLibrary library) {

        boolean isOfClass(String className) {
            return className != null && classPrefixes.stream().anyMatch(className::startsWith);
        }

        boolean isInJar(String jar) {
            return jar != null && jars != null && jars.matcher(jar).matches();
        }
    }

    private static final class Table {
        static final List<Entry> ENTRIES = read();
    }

    /**
     * The library that a file operation comes from.
     *
     * @param library the file name of the jar, as {@code h2-2.2.224.jar}; null when not known
     * @param culpritClassName the binary name of the class that asked for it; null when not known
     * @return empty when it is none of those known
     */
    public static Optional<KnownLibrary> of(String library, String culpritClassName) {
        // A class tells more than a jar: one jar may hold many libraries.
        return first(entry -> entry.isOfClass(culpritClassName)).or(() -> first(entry -> entry.isInJar(library)));
    }

    private static Optional<KnownLibrary> first(Predicate<Entry> fits) {
        return Table.ENTRIES.stream().filter(fits).findFirst().map(Entry::library);
    }

    /** All of them, in the order of the file. */
    static List<KnownLibrary> all() {
        return Table.ENTRIES.stream().map(Entry::library).toList();
    }

    private static List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        try (InputStream in = KnownLibraries.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> paragraph = new ArrayList<>();
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.isBlank()) {
                    addTo(entries, paragraph);
                } else if (!line.startsWith("#")) {
                    paragraph.add(line);
                }
            }
            addTo(entries, paragraph);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE, unreadable);
        }
        return List.copyOf(entries);
    }

    private static void addTo(List<Entry> entries, List<String> paragraph) {
        if (!paragraph.isEmpty()) {
            entries.add(entry(paragraph));
            paragraph.clear();
        }
    }

    private static Entry entry(List<String> lines) {
        Map<String, String> fields = new HashMap<>();
        String name = lines.get(0);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(": ");
            if (colon < 0) {
                throw new IllegalStateException("not a field of " + name + ": " + line);
            }
            fields.merge(line.substring(0, colon), line.substring(colon + 2), (one, next) -> one + "\n" + next);
        }
        String jars = fields.remove("jars");
        String classes = fields.remove("classes");
        String writes = fields.remove("writes");
        if (fields.size() != 1 || writes == null || (jars == null && classes == null)) {
            throw new IllegalStateException(name + " needs writes, one remedy, and jars or classes");
        }
        Map.Entry<String, String> remedy = fields.entrySet().iterator().next();
        return new Entry(
                jars == null ? null : jarNames(jars),
                classes == null ? List.of() : List.of(classes.split(" ", -1)),
                new KnownLibrary(name, writes, remedy.getValue(), remedy.getKey()));
    }

    /** {@code h2} means {@code h2.jar} and {@code h2-2.2.224.jar}; a star stands for any text within the name. */
    private static Pattern jarNames(String names) {
        StringBuilder pattern = new StringBuilder("(?:");
        for (String name : names.split(" ", -1)) {
            pattern.append(pattern.length() == 3 ? "" : "|")
                    .append(Pattern.quote(name).replace("*", "\\E.*\\Q"));
        }
        return Pattern.compile(pattern.append(")(?:-\\d.*)?\\.jar").toString());
    }
}

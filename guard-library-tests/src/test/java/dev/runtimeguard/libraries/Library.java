package dev.runtimeguard.libraries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of the table in docs/libraries.md.
 *
 * @param name what its makers call it
 * @param caseClass the name of the class that uses it
 * @param coordinates the artifacts a function would declare, as group:artifact:version; none for the JDK's own
 * @param newestJdk the last feature release that it supports
 * @param bare a part of the answer without the guard
 * @param redirected a part of the answer with the guard redirecting
 */
record Library(String name, String caseClass, List<String> coordinates, int newestJdk, String bare, String redirected) {

    private static final Pattern LINK = Pattern.compile("\\[(?<name>[^]]+)]\\((?<path>[^)]+)\\.java\\)");
    private static final Pattern CODE = Pattern.compile("`+(?<code>[^`]+)`+");
    private static final Pattern NEWEST_JDK = Pattern.compile("up to JDK (\\d+)");
    private static final String SOURCES = "src/test/java/";
    private static final int COLUMNS = 5;

    static List<Library> readAll(Path page) throws IOException {
        try (Stream<String> lines = Files.lines(page)) {
            return lines.filter(line -> line.startsWith("| ["))
                    .map(Library::read)
                    .toList();
        }
    }

    private static Library read(String line) {
        // The first of the parts is what stands before the first bar.
        List<String> cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        Matcher link = LINK.matcher(cells.get(1));
        if (cells.size() != COLUMNS + 2 || !link.matches()) {
            throw new IllegalArgumentException("Not a row of the table: " + line);
        }
        String path = link.group("path");
        return new Library(
                link.group("name"),
                path.substring(path.indexOf(SOURCES) + SOURCES.length()).replace('/', '.'),
                codes(cells.get(2)),
                newestJdk(cells.get(2)),
                answer(cells.get(4)),
                answer(cells.get(5)));
    }

    /** Returns the artifacts as group:artifact. */
    List<String> artifacts() {
        return coordinates.stream()
                .map(text -> text.substring(0, text.lastIndexOf(':')))
                .toList();
    }

    /** Returns whether it was the guard that made the difference. */
    boolean rescued() {
        return !bare.equals(LibraryHandler.WORKS) && redirected.equals(LibraryHandler.WORKS);
    }

    private static int newestJdk(String cell) {
        Matcher matcher = NEWEST_JDK.matcher(cell);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
    }

    private static String answer(String cell) {
        List<String> codes = codes(cell);
        return codes.isEmpty() ? cell : codes.get(0);
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(result -> result.group(1)).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}

package dev.runtimeguard.fs.agent.coverage;

import dev.runtimeguard.fs.bridge.FileBridge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The program of {@link CoverageIT}: drives every row and prints what became of it, one line each. */
final class CoverageProbe {

    /** In the name of a temporary file. */
    private static final String RANDOM_NUMBER = "[0-9]{15,}";

    private CoverageProbe() {}

    /** Where a method is driven. */
    enum Standing {
        /** In the fixture. */
        GOOD(""),
        /** In a directory that does not exist. */
        MISSING("none"),
        /** In a file, taken for a directory. */
        FILE("file");

        private final String name;

        Standing(String name) {
            this.name = name;
        }

        private Place in(Path fixture) {
            return new Place(fixture.resolve(name));
        }
    }

    /** What the overlay has before. */
    enum State {
        /** Nothing: reads are not asked about. */
        EMPTY,
        /** Something elsewhere: everything is asked about. */
        OCCUPIED,
        /** The fixture itself, which only the program has made. */
        UPPER
    }

    /** {@code make DIRECTORY}, {@code plain DIRECTORY} or {@code guarded DIRECTORY OVERLAYS STRICT}. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "make" -> Fixture.make(directory.resolve("lower"));
            case "plain" -> plain(directory);
            default -> guarded(directory, Path.of(arguments[2]), arguments[3]);
        }
        // Threads of the JDK's own may live on.
        System.exit(0);
    }

    private static void plain(Path directory) throws IOException {
        List<Row> rows = Coverage.rows();
        for (Row row : rows) {
            if (row.drive() != null) {
                for (Standing standing : Standing.values()) {
                    Path fixture = directory.resolve("lower");
                    Fixture.make(fixture);
                    print("PLAIN", standing, row, fixture);
                    Fixture.remove(fixture);
                }
            }
        }
    }

    private static void guarded(Path directory, Path overlays, String strict) throws IOException {
        int count = 0;
        for (Row row : Coverage.rows()) {
            if (row.drive() == null) {
                continue;
            }
            for (Standing standing : Standing.values()) {
                for (State state : State.values()) {
                    Path fixture = directory.resolve(state == State.UPPER ? "upper" : "lower");
                    renew(overlays.resolve("overlay" + count++), strict);
                    if (state == State.OCCUPIED) {
                        Files.writeString(directory.resolve("occupied"), "elsewhere");
                    } else if (state == State.UPPER) {
                        Fixture.make(fixture);
                    }
                    print(state.name(), standing, row, fixture);
                    if (row.once()) {
                        break;
                    }
                }
            }
        }
    }

    /** Has the agent begin anew, with an empty overlay. */
    private static void renew(Path overlay, String strict) throws IOException {
        Map<String, Object> flags = new HashMap<>();
        flags.put("ask", "configure");
        flags.put("GUARD_FS", "redirect");
        flags.put("GUARD_STRICT", strict);
        flags.put("GUARD_FS_OVERLAY_DIR", overlay.toString());
        Object answered = FileBridge.control().apply(flags);
        assert answered == null;
        // A write that is left alone: the settings are taken up by the first one.
        Files.delete(Files.createFile(overlay.resolveSibling("settled")));
    }

    private static void print(String state, Standing standing, Row row, Path fixture) {
        String answer;
        try {
            answer = Answers.text(row.drive().run(standing.in(fixture)));
        } catch (Throwable failure) {
            answer = "FAILED " + Answers.text(failure);
        }
        String seen;
        try {
            seen = Fixture.look(fixture);
        } catch (IOException | UncheckedIOException failure) {
            seen = "FAILED " + Answers.text(failure);
        }
        String line = (answer + seen)
                .replace(fixture.toString(), "<place>")
                .replaceAll(RANDOM_NUMBER, "<number>")
                .replace("\n", "\\n");
        System.out.println("ROW\t" + state + "\t" + standing + "\t" + row.name() + "\t" + line);
    }
}

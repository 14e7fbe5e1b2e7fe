package dev.runtimeguard.fs.bundle;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * The command that inspects a package before it is deployed; needs no other jar:
 *
 * <pre>{@code
 * java -jar guard-fs.jar check function.zip --arch arm64
 * }</pre>
 */
public final class Check {

    static final int CLEAN = 0;
    static final int FINDINGS = 1;
    static final int USAGE = 2;

    static final String HELP = """
            Usage: java -jar guard-fs.jar check PACKAGE [options]

            Inspects a Lambda deployment package, a zip, jar or directory, before it is deployed: permissions, scripts and
            programs that cannot be run, native code for another processor, libraries that write outside /tmp, sizes,
            duplicate classes.

              --arch x86_64|arm64   the function's architecture; x86_64 by default, as on Lambda
              --layer LAYER         a layer's zip or directory; may be given several times
              --json                one JSON document instead of text
              --help                this text

            Exit status: 0 nothing found; 1 findings; 2 wrong arguments, or a package that cannot be read.
            """;

    private Check() {}

    /** Ends the process with the status that {@code --help} explains. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), KnownWriters.OF_THE_GUARD, out, System.err));
    }

    /**
     * The command without the end of the process.
     *
     * @return the exit status
     */
    public static int run(List<String> arguments, KnownWriters known, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.print(HELP);
            return CLEAN;
        }
        CheckArguments parsed;
        try {
            parsed = CheckArguments.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            err.print(wrong.getMessage() + "\n\n" + HELP);
            return USAGE;
        }
        try {
            PackageInspection inspection =
                    PackageInspection.of(parsed.function(), parsed.layers(), parsed.architecture(), known);
            CheckOutput output = new CheckOutput(parsed.function(), parsed.architecture(), inspection);
            out.print(parsed.json() ? output.json() : output.text());
            return inspection.findings().isEmpty() ? CLEAN : FINDINGS;
        } catch (NoSuchFileException missing) {
            err.println("There is no " + missing.getFile());
            return USAGE;
        } catch (IOException unreadable) {
            err.println("Cannot read " + describe(parsed) + ": " + unreadable.getMessage()
                    + ". A zip, a jar or a directory is expected.");
            return USAGE;
        }
    }

    private static String describe(CheckArguments parsed) {
        String layers = parsed.layers().isEmpty() ? "" : " or one of the layers " + parsed.layers();
        return parsed.function() + layers;
    }
}

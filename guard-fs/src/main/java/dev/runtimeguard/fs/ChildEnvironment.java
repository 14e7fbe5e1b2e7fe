package dev.runtimeguard.fs;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Completes what a child process is given: on Lambda HOME is not set, and the home directory does not exist. A program
 * that keeps a cache or a configuration then fails where nothing in this process can help it.
 */
public final class ChildEnvironment {

    private static final String EPHEMERAL = "/tmp";

    private ChildEnvironment() {}

    /** Sets HOME and TMPDIR to {@code /tmp} where they are not set, or name no directory; leaves all else alone. */
    public static void complete(Map<String, String> environment) {
        complete(environment, "HOME");
        complete(environment, "TMPDIR");
    }

    private static void complete(Map<String, String> environment, String variable) {
        if (!isDirectory(environment.get(variable))) {
            environment.put(variable, EPHEMERAL);
        }
    }

    private static boolean isDirectory(String value) {
        try {
            return value != null && !value.isEmpty() && Files.isDirectory(Path.of(value));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}

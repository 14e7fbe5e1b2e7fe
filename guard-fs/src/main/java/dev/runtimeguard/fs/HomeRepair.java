package dev.runtimeguard.fs;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Points {@code java.io.tmpdir} and {@code user.home} to {@code /tmp} where they name no directory, or one that cannot
 * be written to: what libraries keep there is then in the ephemeral storage, not in an overlay over nothing. Part of
 * redirecting, as it changes what a program sees; to be done before the JDK's temporary files read the property, which
 * they do once.
 */
public final class HomeRepair {

    private static final String EPHEMERAL = "/tmp";

    private HomeRepair() {}

    /** Repairs the two of {@code properties}, the system's own as a rule. */
    public static void repair(Properties properties) {
        repair(properties, "java.io.tmpdir");
        repair(properties, "user.home");
    }

    private static void repair(Properties properties, String name) {
        if (!isWritableDirectory(properties.getProperty(name))) {
            properties.setProperty(name, EPHEMERAL);
        }
    }

    private static boolean isWritableDirectory(String value) {
        try {
            if (value == null || value.isEmpty()) {
                return false;
            }
            Path directory = Path.of(value);
            return Files.isDirectory(directory) && Files.isWritable(directory);
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}

package dev.runtimeguard;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/**
 * Reads the guard's flags from an environment. A value that is not allowed is recorded as a problem that names the
 * values allowed, and the default stands in for it. A flag set to an empty value is a flag not set.
 */
final class Flags {

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>(0);

    Flags(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What was wrong, a sentence for each bad value, in the order the flags were read. */
    List<String> problems() {
        return problems;
    }

    /** The trimmed value, or null when the flag is not set. */
    String text(String flag) {
        String value = environment.get(flag);
        if (value == null) {
            return null;
        }
        String trimmed = value.trim();
        return trimmed.isEmpty() ? null : trimmed;
    }

    boolean bool(String flag, boolean fallback) {
        String value = text(flag);
        if (value == null) {
            return fallback;
        }
        if (value.equalsIgnoreCase("true")) {
            return true;
        }
        if (value.equalsIgnoreCase("false")) {
            return false;
        }
        return rejected(flag, value, "true, false", fallback);
    }

    int integer(String flag, int min, int max, int fallback) {
        String value = text(flag);
        if (value == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Rejected below, as a number out of range is.
        }
        return rejected(flag, value, "a whole number from " + min + " to " + max, fallback);
    }

    /** One of the constants of {@code fallback}'s type, by its name in any case. */
    <E extends Enum<E>> E constant(String flag, E fallback) {
        String value = text(flag);
        if (value == null) {
            return fallback;
        }
        E[] constants = fallback.getDeclaringClass().getEnumConstants();
        StringBuilder allowed = new StringBuilder();
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(value)) {
                return constant;
            }
            allowed.append(allowed.isEmpty() ? "" : ", ").append(constant.name().toLowerCase(Locale.ROOT));
        }
        return rejected(flag, value, allowed.toString(), fallback);
    }

    Path directory(String flag, Path fallback) {
        String value = text(flag);
        return value == null ? fallback : absolute(flag, value, fallback);
    }

    /** The absolute directories of a {@code :}-separated list. */
    List<Path> directories(String flag) {
        String value = text(flag);
        if (value == null) {
            return List.of();
        }
        List<Path> directories = new ArrayList<>();
        for (String element : value.split(":", -1)) {
            Path directory = element.isBlank() ? null : absolute(flag, element.trim(), null);
            if (directory != null) {
                directories.add(directory);
            }
        }
        return directories;
    }

    /** The globs of a {@code :}-separated list, as {@link java.nio.file.FileSystem#getPathMatcher} reads them. */
    List<String> globs(String flag) {
        String value = text(flag);
        if (value == null) {
            return List.of();
        }
        List<String> globs = new ArrayList<>();
        for (String element : value.split(":", -1)) {
            String glob = element.isBlank() ? null : glob(flag, element.trim());
            if (glob != null) {
                globs.add(glob);
            }
        }
        return globs;
    }

    private String glob(String flag, String value) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + value);
            return value;
        } catch (PatternSyntaxException notAGlob) {
            return rejected(flag, value, "a glob, as cache/** or /tmp/*.db", null);
        }
    }

    private Path absolute(String flag, String value, Path fallback) {
        try {
            Path path = Path.of(value);
            if (path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException notAPath) {
            // Rejected below, as a relative path is.
        }
        return rejected(flag, value, "an absolute path", fallback);
    }

    private <T> T rejected(String flag, String value, String allowed, T used) {
        String shown = value.length() <= 100 ? value : value.substring(0, 100) + "...";
        String instead = used == null || used.equals(0)
                ? "it is left out"
                : "using " + (used instanceof Enum<?> ? used.toString().toLowerCase(Locale.ROOT) : used);
        problems.add(flag + "=" + shown + " is not allowed; allowed: " + allowed + "; " + instead);
        return used;
    }
}

package dev.runtimeguard.fs.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the file descriptors of a process are open on, by kind: sockets, pipes, the kernel's own, and files by the
 * directory they are in. Looked up number by number, since listing {@code /proc/self/fd} would take a descriptor.
 *
 * @param counts how many descriptors of each kind
 */
record Descriptors(Map<String, Integer> counts) {

    /** A bound on the look-ups, above the 1,024 that Lambda allows. */
    private static final int MAX_NUMBER = 4096;

    private static final int MAX_KINDS = 4;

    private static final String SOCKETS = "sockets";

    /** The descriptors of this process; none where {@code /proc} is not what it is on Linux. */
    static Descriptors ofThisProcess() {
        return in(Path.of("/proc/self/fd"));
    }

    static Descriptors in(Path directory) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int number = 0; number < MAX_NUMBER; number++) {
            try {
                String target = Files.readSymbolicLink(directory.resolve(Integer.toString(number)))
                        .toString();
                counts.merge(kind(target), 1, Integer::sum);
            } catch (IOException | UnsupportedOperationException | SecurityException notOpen) {
                // The next number may be.
            }
        }
        return new Descriptors(counts);
    }

    private static String kind(String target) {
        if (target.startsWith("socket:")) {
            return SOCKETS;
        }
        if (target.startsWith("pipe:")) {
            return "pipes";
        }
        int slash = target.lastIndexOf('/');
        if (!target.startsWith("/") || target.startsWith("/dev/") || target.startsWith("/proc/")) {
            return "devices and the kernel's own";
        }
        return "files in " + (slash == 0 ? "/" : target.substring(0, slash));
    }

    int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    boolean isMostlySockets() {
        return 2 * counts.getOrDefault(SOCKETS, 0) > count();
    }

    /** The kinds of most descriptors, as {@code 612 sockets, 400 files in /tmp/cache}. */
    String text() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(MAX_KINDS)
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }
}

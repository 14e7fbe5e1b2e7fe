package dev.runtimeguard.samples.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process has in use.
 *
 * @param heap bytes, after a collection
 * @param files descriptors but for those of sockets
 * @param sockets descriptors of sockets
 * @param classes loaded and not unloaded
 * @param threads the names of the live threads, but for those that the JDK starts when needed and ends when idle
 */
record Figures(long heap, int files, int sockets, int classes, List<String> threads) {

    private static final List<String> COME_AND_GO = List.of("process reaper", "Keep-Alive-Timer");
    private static final String SEPARATOR = ";";

    static Figures ofThisProcess() throws IOException {
        for (int i = 0; i < 3; i++) {
            // The log's explanations are let go by one collection and forgotten with the next.
            System.gc();
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        int files = 0;
        int sockets = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.readSymbolicLink(descriptor).toString().startsWith("socket:")) {
                    sockets++;
                } else {
                    files++;
                }
            }
        }
        return new Figures(
                heap,
                files,
                sockets,
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> COME_AND_GO.stream().noneMatch(name::startsWith))
                        .sorted()
                        .toList());
    }

    /** As one line for {@link #parse}. */
    String text() {
        return Stream.concat(Stream.of(heap, files, sockets, classes), threads.stream())
                .map(String::valueOf)
                .collect(Collectors.joining(SEPARATOR));
    }

    static Figures parse(String text) {
        List<String> parts = List.of(text.split(SEPARATOR, -1));
        return new Figures(
                Long.parseLong(parts.get(0)),
                Integer.parseInt(parts.get(1)),
                Integer.parseInt(parts.get(2)),
                Integer.parseInt(parts.get(3)),
                parts.subList(4, parts.size()));
    }

    @Override
    public String toString() {
        return "heap " + heap + " B, " + files + " files, " + sockets + " sockets, " + classes + " classes, "
                + threads.size() + " threads";
    }
}

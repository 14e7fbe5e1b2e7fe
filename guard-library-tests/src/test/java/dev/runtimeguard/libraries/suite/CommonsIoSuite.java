package dev.runtimeguard.libraries.suite;

import static java.util.Map.entry;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** The tests that commons-io publishes, in a JVM of their own. */
final class CommonsIoSuite {

    /** Classes left out, each with the reason. */
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            entry("BufferedFileChannelInputStreamTest", "reads a file byte by byte, for a minute"),
            entry("FileChannelsTest", "compares byte by byte at every size of buffer, for minutes"),
            entry("FileCleanerTest", "waits for the garbage collector, and asserts on time"),
            entry("FileCleaningTrackerTest", "waits for the garbage collector, and asserts on time"),
            entry("FileUtilsWaitForTest", "waits, and asserts on time"),
            entry("IOUtilsTest", "fills gigabytes of memory and touches no file of note"),
            entry("MemoryMappedFileInputStreamTest", "reads a file byte by byte, for a minute"),
            entry("ReadAheadInputStreamTest", "reads byte by byte, for a minute"),
            entry("TailerTest", "asserts on time"),
            entry("URIOriginTest", "needs the Internet"),
            entry("XmlStreamReaderTest", "needs the Internet"));

    private static final String CLASSES = "target/test-classes";
    private static final long LIMIT_MINUTES = 10;

    private final List<Path> classPath;

    CommonsIoSuite(List<Path> classPath) {
        this.classPath = classPath;
    }

    /**
     * Runs all tests.
     *
     * @param directory an empty directory for the run to work in
     * @param options JVM options, in front of the others
     * @param environment variables to add
     */
    SuiteResults run(Path directory, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path work = Files.createDirectories(directory.resolve("work"));
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        Path reports = directory.resolve("reports");
        layOut(work);
        Path log = directory.resolve("log.txt");
        Process process = new ProcessBuilder(command(temporary, reports, options, environment))
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException("Still running after " + LIMIT_MINUTES + " minutes: " + Files.readString(log));
            }
        } finally {
            process.destroyForcibly();
        }
        // 1 is for failed tests, of which the comparison has its own opinion.
        if (process.exitValue() > 1) {
            throw new IOException("Exit code " + process.exitValue() + ": " + Files.readString(log));
        }
        return SuiteResults.read(reports);
    }

    private List<String> command(Path temporary, Path reports, List<String> options, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of("env"));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(options);
        // As on Lambda. Mockito loads an agent.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading"));
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-classpath");
        command.add(classPath.stream()
                .filter(jar -> !jar.equals(testsJar()))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator, CLASSES + File.pathSeparator, "")));
        command.addAll(List.of("org.junit.platform.console.ConsoleLauncher", "execute"));
        command.addAll(List.of("--scan-class-path", CLASSES, "--include-classname", ".*Test.*"));
        LEFT_OUT.keySet().forEach(name -> command.addAll(List.of("--exclude-classname", ".*[.]" + name)));
        command.addAll(List.of("--reports-dir", reports.toString(), "--details", "none", "--disable-banner"));
        return command;
    }

    private Path testsJar() {
        return classPath.stream()
                .filter(jar -> jar.getFileName().toString().matches("commons-io-.*-tests\\.jar"))
                .findFirst()
                .orElseThrow();
    }

    /** Lays the jar's content out as in the source tree, where some tests look for it. */
    private void layOut(Path work) throws IOException {
        Path classes = work.resolve(CLASSES);
        try (JarFile file = new JarFile(testsJar().toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (!entry.isDirectory()) {
                    Path path = classes.resolve(entry.getName());
                    Files.createDirectories(path.getParent());
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, path);
                    }
                }
            }
        }
        Files.copy(classes.resolve("META-INF/LICENSE.txt"), work.resolve("LICENSE.txt"));
        Files.copy(classes.resolve("META-INF/NOTICE.txt"), work.resolve("NOTICE.txt"));
        Files.copy(classes.resolve("META-INF/maven/commons-io/commons-io/pom.xml"), work.resolve("pom.xml"));
        Files.createDirectories(work.resolve("src/test"));
        Files.createSymbolicLink(work.resolve("src/test/resources"), classes.toAbsolutePath());
    }
}

package dev.runtimeguard.samples.files;

import static dev.runtimeguard.samples.files.FileRow.explained;
import static dev.runtimeguard.samples.files.FileRow.leftAlone;
import static dev.runtimeguard.samples.files.FileRow.outsideTmp;
import static dev.runtimeguard.samples.files.FileRow.silent;

import java.io.File;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.FileHandler;
import java.util.prefs.Preferences;

/** Child processes, native libraries, what the JDK writes by itself, and file descriptors. */
final class ProcessRows {

    private static final String HOME = "/home/sbx_user1051";
    private static final int MORE_THAN_ALLOWED = 2_000;

    /** What a function leaked; closed before the next operation, as the row is over then. */
    private static final List<AutoCloseable> LEAKED = new ArrayList<>();

    private ProcessRows() {}

    static List<FileRow> all() {
        return List.of(
                explained(
                        "ProcessBuilder without x",
                        "fs.not-executable",
                        "/var/task/bin/tool",
                        "chmod 755 bin/tool",
                        () -> run(new ProcessBuilder("/var/task/bin/tool"))),
                explained(
                        "ProcessBuilder without x, relative",
                        "fs.not-executable",
                        "bin/tool",
                        "chmod 755 bin/tool",
                        () -> run(new ProcessBuilder("bin/tool"))),
                explained(
                        "Runtime.exec without x",
                        "fs.not-executable",
                        "/var/task/bin/tool",
                        "<fileMode>0755</fileMode>",
                        () -> Runtime.getRuntime().exec(new String[] {"/var/task/bin/tool"})),
                explained(
                        "ProcessBuilder of a file in /tmp without x",
                        "fs.not-executable",
                        "/tmp/tool",
                        "new File(\"/tmp/tool\").setExecutable(true, false);",
                        ProcessRows::runExtracted),
                explained(
                        "ProcessBuilder without the script's interpreter",
                        "fs.not-executable",
                        "/var/task/bin/script",
                        "Package /usr/bin/no-such-python too",
                        () -> run(new ProcessBuilder("/var/task/bin/script"))),
                leftAlone("ProcessBuilder missing", () -> run(new ProcessBuilder("nosuchtool"))),
                explained(
                        "ProcessBuilder working directory missing",
                        "fs.missing-directory",
                        "/tmp/none",
                        "Files.createDirectories(Path.of(\"/tmp/none\"));",
                        () -> run(new ProcessBuilder("/bin/true").directory(new File("/tmp/none")))),
                outsideTmp(
                        "ProcessBuilder redirect",
                        "/var/task/o.log",
                        "\"o.log\")",
                        () -> run(new ProcessBuilder("/bin/echo").redirectOutput(new File("/var/task/o.log")))),
                silent("child process writes", 2, () -> run(new ProcessBuilder("/bin/sh", "-c", "echo x > child.txt"))),
                explained(
                        "System.load not an ELF",
                        "fs.native-library",
                        "/tmp/libbad.so",
                        "Build or download it again",
                        ProcessRows::loadEmpty),
                library("missing", "/var/task/lib/libmissing.so", "Add it to the package"),
                library("only root may read", "/var/task/libpriv.so", "chmod 644 libpriv.so"),
                library("for another processor", "/var/task/lib/libforeign.so", "Package the build for "),
                library("needs another", "/var/task/lib/libneeds.so", "cp libq.so.6 lib/"),
                library("of a newer system", "/var/task/lib/libnewer.so", "docker run"),
                explained(
                        "System.loadLibrary missing",
                        "fs.native-library",
                        "nosuch",
                        "cp libnosuch.so lib/",
                        () -> load(() -> System.loadLibrary("nosuch"))),
                explained(
                        "extract native to the home",
                        "fs.home-missing",
                        HOME,
                        "-Duser.home=/tmp",
                        () -> Files.createDirectories(Path.of(System.getProperty("user.home"), ".lib/native"))),
                explained(
                        "java.util.prefs",
                        "fs.home-missing",
                        HOME + "/.java/.userPrefs",
                        "-Duser.home=/tmp",
                        ProcessRows::flushPreferences),
                explained(
                        "java.util.logging below the home",
                        "fs.home-missing",
                        HOME + "/java0.log.lck",
                        "HOME: /tmp",
                        StreamRows.closing(() -> new LogFile("%h/java%u.log"))),
                outsideTmp(
                        "java.util.logging relative",
                        "app.log.lck",
                        "Path.of(System.getProperty(\"java.io.tmpdir\")",
                        StreamRows.closing(() -> new LogFile("app.log"))),
                silent("user.home", HOME, () -> System.getProperty("user.home")),
                silent("env HOME", null, () -> System.getenv("HOME")),
                silent("FileStore readOnly", true, () -> Files.getFileStore(Path.of("/var/task"))
                        .isReadOnly()),
                silent("FileStore /tmp", false, () -> Files.getFileStore(Path.of("/tmp"))
                        .isReadOnly()),
                explained(
                        "leaked files",
                        "fs.too-many-open-files",
                        "/tmp/leaked",
                        "try (InputStream in = Files.newInputStream(path))",
                        () -> leak(() -> Files.newInputStream(leakedFile()))),
                explained(
                        "leaked sockets", "fs.too-many-open-files", null, "S3Client", () -> leak(SocketChannel::open)));
    }

    static void closeLeaked() throws Exception {
        for (AutoCloseable leaked : LEAKED) {
            leaked.close();
        }
        LEAKED.clear();
    }

    private static FileRow library(String what, String path, String cure) {
        return explained("System.load " + what, "fs.native-library", path, cure, () -> load(() -> System.load(path)));
    }

    private static Object load(Runnable loading) {
        loading.run();
        return "loaded";
    }

    private static Object run(ProcessBuilder program) throws Exception {
        return program.start().waitFor();
    }

    private static Object runExtracted() throws Exception {
        Files.write(Path.of("/tmp/tool"), new byte[] {'#', '!'});
        return run(new ProcessBuilder("/tmp/tool"));
    }

    private static Object loadEmpty() throws Exception {
        Files.write(Path.of("/tmp/libbad.so"), new byte[0]);
        System.load("/tmp/libbad.so");
        return "loaded";
    }

    private static Object flushPreferences() throws Exception {
        Preferences preferences = Preferences.userRoot().node("guard");
        preferences.put("a", "b");
        preferences.flush();
        return "flushed";
    }

    private static Path leakedFile() throws IOException {
        Path file = Path.of("/tmp/leaked");
        return Files.exists(file) ? file : Files.createFile(file);
    }

    private static Object leak(Callable<? extends AutoCloseable> opening) throws Exception {
        for (int i = 0; i < MORE_THAN_ALLOWED; i++) {
            LEAKED.add(opening.call());
        }
        return "opened them all";
    }

    /** A log that can be closed by a try statement. */
    private static final class LogFile extends FileHandler implements AutoCloseable {
        LogFile(String pattern) throws IOException {
            super(pattern);
        }
    }
}

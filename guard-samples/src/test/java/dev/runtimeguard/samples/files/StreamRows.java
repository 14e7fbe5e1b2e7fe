package dev.runtimeguard.samples.files;

import static dev.runtimeguard.samples.files.FileRow.explained;
import static dev.runtimeguard.samples.files.FileRow.outsideTmp;
import static dev.runtimeguard.samples.files.FileRow.silent;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.UnknownServiceException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.ZipFile;

/** The operations of {@code java.io}. */
final class StreamRows {

    private static final String HOME = "/home/sbx_user1051";
    private static final String BELOW_TMP = "Path.of(System.getProperty(\"java.io.tmpdir\"), ";

    private StreamRows() {}

    static List<FileRow> all() {
        return List.of(
                written("/var/task/new.txt", "new.txt"),
                written("/var/task/existing.txt", "existing.txt"),
                outsideTmp(
                        "FileOutputStream append existing",
                        "/var/task/existing.txt",
                        BELOW_TMP + "\"existing.txt\")",
                        closing(() -> new FileOutputStream("/var/task/existing.txt", true))),
                outsideTmp(
                        "FileWriter relative",
                        "out.txt",
                        BELOW_TMP + "\"out.txt\")",
                        closing(() -> new FileWriter("out.txt", UTF_8))),
                outsideTmp(
                        "PrintWriter relative in a directory that is not there",
                        "logs/app.log",
                        BELOW_TMP + "\"app.log\")",
                        closing(() -> new PrintWriter(new File("logs/app.log"), UTF_8))),
                outsideTmp(
                        "RandomAccessFile rw",
                        "/var/task/r.dat",
                        BELOW_TMP + "\"r.dat\")",
                        closing(() -> new RandomAccessFile("/var/task/r.dat", "rw"))),
                outsideTmp(
                        "RandomAccessFile rw existing",
                        "/var/task/existing.txt",
                        BELOW_TMP + "\"existing.txt\")",
                        closing(() -> new RandomAccessFile("/var/task/existing.txt", "rw"))),
                outsideTmp("File.createNewFile", null, BELOW_TMP, () -> new File("/var/task/c").createNewFile()),
                outsideTmp(
                        "File.createTempFile",
                        null,
                        BELOW_TMP,
                        () -> File.createTempFile("abc", "d", new File("/var/task"))),
                silent("File.createNewFile existing", false, () -> existing().createNewFile()),
                silent("File.mkdir", false, () -> new File("/var/task/d").mkdir()),
                silent("File.mkdirs", false, () -> new File("/var/task/d/e/f").mkdirs()),
                silent("File.delete", false, () -> existing().delete()),
                silent("File.renameTo", false, () -> existing().renameTo(new File("/var/task/renamed.txt"))),
                silent("File.setLastModified", false, () -> existing().setLastModified(1)),
                silent("File.setWritable", false, () -> existing().setWritable(true)),
                silent("File.setExecutable", false, () -> existing().setExecutable(true)),
                silent("File.canWrite existing", false, () -> existing().canWrite()),
                silent("File.canWrite directory", false, () -> new File("/var/task").canWrite()),
                written("/var/runtime/x", "x"),
                written("/opt/x", "x"),
                written("/etc/x", "x"),
                written("/x", "x"),
                explained(
                        "FileOutputStream below the home",
                        "fs.home-missing",
                        HOME + "/.cache/x",
                        "HOME: /tmp",
                        closing(() -> new FileOutputStream(System.getProperty("user.home") + "/.cache/x"))),
                silent("File.mkdirs below the home", false, () -> new File(HOME + "/.cache/lib").mkdirs()),
                silent("File.exists home", false, () -> new File(HOME).exists()),
                explained(
                        "FileOutputStream in a directory of /tmp that is not there",
                        "fs.missing-directory",
                        "/tmp/missing-dir/x",
                        "Files.createDirectories(Path.of(\"/tmp/missing-dir\"));",
                        closing(() -> new FileOutputStream("/tmp/missing-dir/x"))),
                explained(
                        "FileInputStream of a file only root may read",
                        "fs.package-permission",
                        "/var/task/secret.properties",
                        "chmod 644 secret.properties",
                        closing(() -> new FileInputStream("/var/task/secret.properties"))),
                explained(
                        "FileInputStream in a directory only root may search",
                        "fs.package-permission",
                        "/var/task/private/file",
                        "chmod 755 private",
                        closing(() -> new FileInputStream("/var/task/private/file"))),
                explained(
                        "ZipFile only root may read",
                        "fs.package-permission",
                        "/var/task/private.jar",
                        "chmod 644 private.jar",
                        closing(() -> new ZipFile("/var/task/private.jar"))),
                silent(
                        "getResourceAsStream only root may read",
                        null,
                        () -> StreamRows.class.getResourceAsStream("/secret.properties")),
                silent("File.list only root may list", null, () -> new File("/var/task/private").list()),
                FileRow.leftAlone("URL file: output", StreamRows::openForOutput));
    }

    private static FileRow written(String path, String name) {
        return outsideTmp(
                "FileOutputStream " + path,
                path,
                BELOW_TMP + '"' + name + "\")",
                closing(() -> new FileOutputStream(path)));
    }

    private static File existing() {
        return new File("/var/task/existing.txt");
    }

    /** An opening whose result is closed at once, should it succeed after all. */
    static Callable<?> closing(Callable<? extends AutoCloseable> opening) {
        return () -> {
            try (AutoCloseable opened = opening.call()) {
                return opened.getClass().getName();
            }
        };
    }

    /** Not Lambda's doing: the JDK writes to no such URL anywhere. */
    private static Object openForOutput() throws IOException, UnknownServiceException {
        return URI.create("file:/var/task/url.txt").toURL().openConnection().getOutputStream();
    }
}

package dev.runtimeguard.samples.files;

import static dev.runtimeguard.samples.files.FileRow.explained;
import static dev.runtimeguard.samples.files.FileRow.leftAlone;
import static dev.runtimeguard.samples.files.FileRow.outsideTmp;
import static dev.runtimeguard.samples.files.FileRow.silent;
import static dev.runtimeguard.samples.files.StreamRows.closing;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.net.URI;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The operations of {@code java.nio.file} and of channels. */
final class NioRows {

    private static final String HOME = "/home/sbx_user1051";
    private static final String EXISTING = "/var/task/existing.txt";
    private static final Path FILE = Path.of(EXISTING);
    private static final String BELOW_TMP = "Path.of(System.getProperty(\"java.io.tmpdir\"), ";
    private static final String COPY_IT =
            "Files.copy(Path.of(\"" + EXISTING + "\"), " + BELOW_TMP + "\"existing.txt\")";

    private NioRows() {}

    static List<FileRow> all() {
        return List.of(
                outsideTmp("Files.write", "/var/task/new2", below("new2"), () -> write("/var/task/new2")),
                outsideTmp("Files.write existing", EXISTING, below("existing.txt"), () -> write(EXISTING)),
                outsideTmp(
                        "Files.writeString relative",
                        "rel.txt",
                        below("rel.txt"),
                        () -> Files.writeString(Path.of("rel.txt"), "x")),
                leftAlone(
                        "Files.newOutputStream CREATE_NEW existing",
                        closing(() -> Files.newOutputStream(FILE, CREATE_NEW, WRITE))),
                outsideTmp(
                        "FileChannel.open",
                        "/var/task/fc",
                        below("fc"),
                        closing(() -> FileChannel.open(Path.of("/var/task/fc"), CREATE, WRITE))),
                outsideTmp(
                        "AsynchronousFileChannel.open",
                        "/var/task/afc",
                        below("afc"),
                        closing(() -> AsynchronousFileChannel.open(Path.of("/var/task/afc"), CREATE, WRITE))),
                outsideTmp(
                        "Files.createFile",
                        "/var/task/cf",
                        below("cf"),
                        () -> Files.createFile(Path.of("/var/task/cf"))),
                outsideTmp(
                        "Files.createDirectory",
                        "/var/task/cd",
                        "Files.createDirectories(" + below("cd"),
                        () -> Files.createDirectory(Path.of("/var/task/cd"))),
                outsideTmp(
                        "Files.createDirectories",
                        "/var/task/a",
                        "Files.createDirectories(" + below("a"),
                        () -> Files.createDirectories(Path.of("/var/task/a/b"))),
                outsideTmp(
                        "Files.createTempFile",
                        "/var/task/a*",
                        BELOW_TMP,
                        () -> Files.createTempFile(Path.of("/var/task"), "a", "b")),
                outsideTmp(
                        "Files.createTempDirectory",
                        "/var/task/a*",
                        "Files.createDirectories(" + BELOW_TMP,
                        () -> Files.createTempDirectory(Path.of("/var/task"), "a")),
                outsideTmp(
                        "Files.copy",
                        "/var/task/copy.txt",
                        BELOW_TMP,
                        () -> Files.copy(FILE, Path.of("/var/task/copy.txt"))),
                outsideTmp(
                        "Files.copy REPLACE_EXISTING",
                        "/var/task/other.txt",
                        BELOW_TMP,
                        () -> Files.copy(FILE, Path.of("/var/task/other.txt"), REPLACE_EXISTING)),
                outsideTmp(
                        "Files.move",
                        "/var/task/moved.txt",
                        COPY_IT,
                        () -> Files.move(FILE, Path.of("/var/task/moved.txt"))),
                outsideTmp("Files.move to /tmp", EXISTING, COPY_IT, () -> Files.move(FILE, Path.of("/tmp/moved.txt"))),
                explained(
                        "Files.move to /tmp at one stroke",
                        "fs.cross-device",
                        "/tmp/moved.txt",
                        "Files.copy(Path.of(\"" + EXISTING + "\"), Path.of(\"/tmp/moved.txt\")",
                        () -> Files.move(FILE, Path.of("/tmp/moved.txt"), ATOMIC_MOVE)),
                outsideTmp("Files.delete", EXISTING, COPY_IT, () -> delete(EXISTING)),
                silent("Files.deleteIfExists missing", false, () -> Files.deleteIfExists(Path.of("/var/task/none"))),
                outsideTmp(
                        "Files.delete directory", "/var/task/bin", "GUARD_FS=redirect", () -> delete("/var/task/bin")),
                outsideTmp(
                        "Files.createSymbolicLink",
                        "/var/task/ln",
                        BELOW_TMP,
                        () -> Files.createSymbolicLink(Path.of("/var/task/ln"), FILE)),
                outsideTmp(
                        "Files.createLink",
                        "/var/task/hl",
                        COPY_IT,
                        () -> Files.createLink(Path.of("/var/task/hl"), FILE)),
                explained(
                        "Files.createLink across file systems",
                        "fs.cross-device",
                        "/tmp/hl",
                        "Files.copy(Path.of(\"" + EXISTING + "\"), Path.of(\"/tmp/hl\")",
                        () -> Files.createLink(Path.of("/tmp/hl"), FILE)),
                outsideTmp(
                        "Files.setLastModifiedTime",
                        EXISTING,
                        COPY_IT,
                        () -> Files.setLastModifiedTime(FILE, FileTime.fromMillis(1))),
                outsideTmp(
                        "Files.setPosixFilePermissions",
                        EXISTING,
                        COPY_IT,
                        () -> Files.setPosixFilePermissions(FILE, PosixFilePermissions.fromString("rwxr-xr-x"))),
                silent("Files.isWritable", false, () -> Files.isWritable(FILE)),
                explained(
                        "Files.createDirectories below the home",
                        "fs.home-missing",
                        HOME,
                        "-Duser.home=/tmp",
                        () -> Files.createDirectories(Path.of(HOME, ".cache/lib"))),
                explained(
                        "Files.createDirectory home",
                        "fs.home-missing",
                        HOME,
                        "HOME: /tmp",
                        () -> Files.createDirectory(Path.of(HOME))),
                explained(
                        "Files.write below the home",
                        "fs.home-missing",
                        HOME + "/x",
                        "update-function-configuration",
                        () -> write(HOME + "/x")),
                explained(
                        "Files.write in a directory of /tmp that is not there",
                        "fs.missing-directory",
                        "/tmp/missing-dir/x",
                        "Files.createDirectories(Path.of(\"/tmp/missing-dir\"));",
                        () -> write("/tmp/missing-dir/x")),
                explained(
                        "Files.readString of a file only root may read",
                        "fs.package-permission",
                        "/var/task/secret.properties",
                        "chmod 644 secret.properties",
                        () -> Files.readString(Path.of("/var/task/secret.properties"))),
                silent(
                        "Files.isReadable only root may read",
                        false,
                        () -> Files.isReadable(Path.of("/var/task/secret.properties"))),
                explained(
                        "Files.list only root may list",
                        "fs.package-permission",
                        "/var/task/private",
                        "chmod 755 private",
                        NioRows::list),
                silent("FileChannel.tryLock of a read-only channel", "lock", NioRows::lockShared),
                outsideTmp(
                        "FileChannel.map READ_WRITE",
                        EXISTING,
                        below("existing.txt"),
                        closing(() -> FileChannel.open(FILE, READ, WRITE))),
                outsideTmp(
                        "zip file system, new archive",
                        "/var/task/z.zip",
                        below("z.zip"),
                        closing(() -> zip("/var/task/z.zip"))),
                outsideTmp("zip file system, existing archive", null, BELOW_TMP, NioRows::writeIntoJar));
    }

    private static String below(String name) {
        return BELOW_TMP + '"' + name + "\")";
    }

    private static Object write(String path) throws Exception {
        return Files.write(Path.of(path), new byte[] {1});
    }

    private static Object delete(String path) throws Exception {
        Files.delete(Path.of(path));
        return "deleted";
    }

    private static Object list() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("/var/task/private"))) {
            return files.count();
        }
    }

    private static Object lockShared() throws Exception {
        try (FileChannel channel = FileChannel.open(FILE, READ)) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null ? "no lock" : "lock";
        }
    }

    private static FileSystem zip(String path) throws Exception {
        return FileSystems.newFileSystem(URI.create("jar:file:" + path), Map.of("create", "true"));
    }

    private static Object writeIntoJar() throws Exception {
        try (FileSystem archive = zip("/var/task/packaged.jar")) {
            return Files.writeString(archive.getPath("/x"), "x");
        }
    }
}

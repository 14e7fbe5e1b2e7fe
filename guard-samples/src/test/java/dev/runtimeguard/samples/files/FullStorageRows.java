package dev.runtimeguard.samples.files;

import static dev.runtimeguard.samples.files.FileRow.explained;
import static dev.runtimeguard.samples.files.FileRow.silent;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;

/** The operations that a full ephemeral storage fails, and those that it does not; the first one fills it. */
final class FullStorageRows {

    private static final String FULL = "tmp.full";
    private static final String CURE = "EphemeralStorage:";
    private static final byte[] PAGE = new byte[8192];

    private FullStorageRows() {}

    static List<FileRow> all() {
        return List.of(
                full("write to the end", FullStorageRows::fill),
                full("Files.write", () -> Files.write(Path.of("/tmp/f1"), PAGE)),
                full("FileChannel.write", FullStorageRows::channel),
                full("RandomAccessFile.write", FullStorageRows::randomAccess),
                full("FileOutputStream of one byte", FullStorageRows::oneByte),
                full("BufferedWriter.close", FullStorageRows::buffered),
                full("Files.copy", () -> Files.copy(Path.of("/var/task/existing.txt"), Path.of("/tmp/f8"))),
                full("Files.copy of a stream", () -> Files.copy(new ByteArrayInputStream(PAGE), Path.of("/tmp/f9"))),
                full("GZIPOutputStream.close", FullStorageRows::zipped),
                passes("PrintWriter", true, FullStorageRows::printed),
                passes("RandomAccessFile.setLength", "done", FullStorageRows::sparse),
                passes("Files.createDirectory", "/tmp/dd", () -> Files.createDirectory(Path.of("/tmp/dd"))),
                passes("child process", 1, FullStorageRows::child));
    }

    private static FileRow full(String name, Callable<?> work) {
        return explained(named(name), FULL, null, CURE, work);
    }

    private static FileRow passes(String name, Object returned, Callable<?> work) {
        return silent(named(name), returned, work);
    }

    /** Other rows do some of these operations where there is room. */
    private static String named(String name) {
        return name + ", full /tmp";
    }

    private static Object fill() throws IOException {
        try (OutputStream out = new FileOutputStream("/tmp/fill")) {
            while (true) {
                out.write(PAGE);
            }
        }
    }

    private static Object channel() throws IOException {
        try (FileChannel channel =
                FileChannel.open(Path.of("/tmp/f2"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return channel.write(ByteBuffer.wrap(PAGE));
        }
    }

    private static Object randomAccess() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile("/tmp/f3", "rw")) {
            file.write(PAGE);
            return null;
        }
    }

    private static Object oneByte() throws IOException {
        try (OutputStream out = new FileOutputStream("/tmp/f4")) {
            out.write(1);
            return null;
        }
    }

    private static Object buffered() throws IOException {
        try (BufferedWriter writer = new BufferedWriter(new FileWriter("/tmp/f5", UTF_8))) {
            writer.write("in the buffer until it is closed");
        }
        return null;
    }

    private static Object zipped() throws IOException {
        byte[] incompressible = new byte[8192];
        new Random(1).nextBytes(incompressible);
        try (OutputStream out = new GZIPOutputStream(new FileOutputStream("/tmp/f6"))) {
            out.write(incompressible);
        }
        return null;
    }

    private static boolean printed() throws IOException {
        try (PrintWriter writer = new PrintWriter("/tmp/f7", UTF_8)) {
            writer.print("swallowed");
            return writer.checkError();
        }
    }

    private static String sparse() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile("/tmp/f10", "rw")) {
            file.setLength(1L << 20);
            return "done";
        }
    }

    private static int child() throws IOException, InterruptedException {
        return new ProcessBuilder("/bin/sh", "-c", "head -c 8192 /dev/zero > /tmp/f11")
                .start()
                .waitFor();
    }
}

package dev.runtimeguard.fs.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/**
 * The program of {@link RehearsalIT}: fills a /tmp of its own up to the size to rehearse, 8 MB, and compares what writes
 * do then with what they do when a file system is full. Its argument is a directory elsewhere.
 */
final class SpaceProbe {

    private static final int MB = 1 << 20;
    private static final String FULL = "java.io.IOException: No space left on device";
    private static int bad;

    private SpaceProbe() {}

    private interface Step {
        Object run() throws Exception;
    }

    private static void t(String name, Object want, Step step) {
        Object got;
        try {
            got = step.run();
        } catch (ExecutionException failed) {
            got = failed.getCause().toString();
        } catch (Exception failed) {
            got = failed.toString();
        }
        if (!Objects.equals(got, want)) {
            bad++;
            System.out.println("BAD " + name + ": want " + want + " got " + got);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path elsewhere = Path.of(arguments[0]);
        Path source = Files.write(elsewhere.resolve("source"), new byte[MB]);
        Path there = Files.write(Path.of("/tmp/there"), new byte[10_000]);
        t("files of less than the size", 7L * MB, () -> {
            try (FileOutputStream out = new FileOutputStream("/tmp/seven")) {
                for (int i = 0; i < 7; i++) {
                    out.write(new byte[MB]);
                }
            }
            return Files.size(Path.of("/tmp/seven"));
        });
        full(source, there);
        others(elsewhere, source);
        t("room again", 100L, () -> {
            Files.delete(Path.of("/tmp/seven"));
            return Files.copy(source, Path.of("/tmp/again")) == null ? 0L : 100L;
        });
        System.out.println(bad == 0 ? "ALL GOOD" : bad + " bad");
    }

    /** With less than 1 MB left. */
    private static void full(Path source, Path there) {
        byte[] much = new byte[MB];
        t("FileOutputStream array", FULL, () -> write(new FileOutputStream("/tmp/a"), much));
        t("FileOutputStream part", FULL, () -> {
            try (OutputStream out = new FileOutputStream("/tmp/a")) {
                out.write(much, 1, MB - 1);
            }
            return null;
        });
        t("FileOutputStream appending", FULL, () -> write(new FileOutputStream("/tmp/a", true), much));
        t("Files.write", FULL, () -> Files.write(Path.of("/tmp/b"), much));
        t("as much as fits", true, () -> Files.size(Path.of("/tmp/b")) > 0 && Files.deleteIfExists(Path.of("/tmp/b")));
        t("FileChannel", FULL, () -> {
            try (FileChannel out = channel("/tmp/c")) {
                return out.write(ByteBuffer.wrap(much));
            }
        });
        t("FileChannel at a position", FULL, () -> {
            try (FileChannel out = channel("/tmp/c")) {
                return out.write(ByteBuffer.wrap(much), 100L);
            }
        });
        t("FileChannel gathering", FULL, () -> {
            try (FileChannel out = channel("/tmp/c")) {
                return out.write(new ByteBuffer[] {ByteBuffer.allocate(10), ByteBuffer.wrap(much)});
            }
        });
        t("transferFrom a file", FULL, () -> {
            try (FileChannel out = channel("/tmp/c");
                    FileChannel in = FileChannel.open(source)) {
                return out.transferFrom(in, 0, MB);
            }
        });
        t("transferFrom a stream", true, () -> {
            // In pieces of 8 KB, of which the first fit: then the JDK returns how much that was.
            try (FileChannel out = channel("/tmp/c")) {
                return out.transferFrom(Channels.newChannel(Files.newInputStream(source)), 0, MB) < MB;
            }
        });
        t("deleted", true, () -> Files.deleteIfExists(Path.of("/tmp/c")));
        t("transferTo a file", FULL, () -> {
            try (FileChannel out = channel("/tmp/c");
                    FileChannel in = FileChannel.open(source)) {
                return in.transferTo(0, MB, out);
            }
        });
        t("AsynchronousFileChannel", FULL, () -> {
            try (AsynchronousFileChannel out = AsynchronousFileChannel.open(
                    Path.of("/tmp/d"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                return out.write(ByteBuffer.wrap(much), 0).get();
            }
        });
        t(
                "Files.copy",
                "java.nio.file.FileSystemException: " + source + " -> /tmp/e: No space left on device",
                () -> Files.copy(source, Path.of("/tmp/e")));
        t("Files.copy leaves nothing", false, () -> Files.exists(Path.of("/tmp/e")));
        t("Files.copy of a stream", FULL, () -> Files.copy(Files.newInputStream(source), Path.of("/tmp/f")));
        t("deleted", true, () -> Files.deleteIfExists(Path.of("/tmp/f")));
        t("PrintWriter", true, () -> {
            try (PrintWriter out = new PrintWriter("/tmp/g", UTF_8)) {
                out.print(new char[MB]);
                return out.checkError();
            }
        });
        t("deleted", true, () -> Files.deleteIfExists(Path.of("/tmp/g")));
        randomAccess(much);
        t("what is written over takes no room", 10_000L, () -> {
            try (RandomAccessFile file = new RandomAccessFile(there.toFile(), "rw")) {
                file.write(new byte[9_000]);
                file.seek(9_000);
                file.write(new byte[1_000]);
                return file.length();
            }
        });
        t("a directory", true, () -> new File("/tmp/directory").mkdir());
    }

    private static void randomAccess(byte[] much) {
        t("RandomAccessFile", FULL, () -> {
            try (RandomAccessFile file = new RandomAccessFile("/tmp/h", "rw")) {
                file.write(much);
            }
            return null;
        });
        t("RandomAccessFile.writeBytes", FULL, () -> {
            try (RandomAccessFile file = new RandomAccessFile("/tmp/h", "rw")) {
                file.writeBytes("x".repeat(MB));
            }
            return null;
        });
        t("RandomAccessFile.writeChars", FULL, () -> {
            try (RandomAccessFile file = new RandomAccessFile("/tmp/h", "rw")) {
                file.writeChars("x".repeat(MB / 2));
            }
            return null;
        });
        t("RandomAccessFile.setLength makes a hole", 4L * MB, () -> {
            try (RandomAccessFile file = new RandomAccessFile("/tmp/h", "rw")) {
                file.setLength(4L * MB);
                return file.length();
            }
        });
        t("to the last block", FULL, () -> {
            try (FileOutputStream out = new FileOutputStream("/tmp/i")) {
                for (int i = 0; i < MB; i += 4096) {
                    out.write(new byte[4096]);
                }
            }
            return null;
        });
        t("one byte", FULL, () -> {
            try (FileOutputStream out = new FileOutputStream("/tmp/j")) {
                out.write(1);
            }
            return null;
        });
        t(
                "as much as there was",
                true,
                () -> Files.size(Path.of("/tmp/i")) > MB / 2 && Files.deleteIfExists(Path.of("/tmp/i")));
    }

    private static void others(Path elsewhere, Path source) {
        t("elsewhere", 4L * MB, () -> Files.size(Files.write(elsewhere.resolve("other"), new byte[4 * MB])));
        t(
                "a copy elsewhere",
                elsewhere.resolve("copy"),
                () -> Files.copy(source, elsewhere.resolve("copy"), StandardCopyOption.REPLACE_EXISTING));
        t("a pipe", 100_000, () -> {
            Pipe pipe = Pipe.open();
            Thread reader = new Thread(() -> {
                try {
                    Channels.newInputStream(pipe.source()).readAllBytes();
                } catch (IOException closed) {
                    // Compared by what was written.
                }
            });
            reader.start();
            try (Pipe.SinkChannel sink = pipe.sink()) {
                int written = 0;
                for (ByteBuffer bytes = ByteBuffer.allocate(100_000); bytes.hasRemaining(); ) {
                    written += sink.write(bytes);
                }
                return written;
            }
        });
    }

    private static Object write(OutputStream stream, byte[] bytes) throws IOException {
        try (OutputStream out = stream) {
            out.write(bytes);
        }
        return null;
    }

    private static FileChannel channel(String path) throws IOException {
        return FileChannel.open(Path.of(path), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}

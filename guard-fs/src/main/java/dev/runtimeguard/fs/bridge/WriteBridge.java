package dev.runtimeguard.fs.bridge;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The side of writes: entry points for the methods that write, which are patched to rehearse a smaller storage only. */
public final class WriteBridge {

    private static volatile SpaceLimit limit;

    private WriteBridge() {}

    /** Has {@code newer} told of every write; null for nobody. */
    public static void limit(SpaceLimit newer) {
        limit = newer;
    }

    public static void write(FileOutputStream file) throws IOException {
        tell(file, 1);
    }

    public static void write(FileOutputStream file, byte[] bytes) throws IOException {
        tell(file, bytes.length);
    }

    public static void write(FileOutputStream file, int bytes) throws IOException {
        tell(file, bytes);
    }

    private static void tell(FileOutputStream file, int bytes) throws IOException {
        if (limit != null) {
            tell(file.getFD(), bytes, SpaceLimit.CURRENT);
        }
    }

    public static void write(RandomAccessFile file) throws IOException {
        tell(file, 1);
    }

    public static void write(RandomAccessFile file, byte[] bytes) throws IOException {
        tell(file, bytes.length);
    }

    public static void write(RandomAccessFile file, int bytes) throws IOException {
        tell(file, bytes);
    }

    /** For writeBytes. */
    public static void write(RandomAccessFile file, String bytes) throws IOException {
        tell(file, bytes.length());
    }

    /** For writeChars. */
    public static void writeChars(RandomAccessFile file, String chars) throws IOException {
        tell(file, 2L * chars.length());
    }

    private static void tell(RandomAccessFile file, long bytes) throws IOException {
        if (limit != null) {
            tell(file.getFD(), bytes, SpaceLimit.CURRENT);
        }
    }

    /** For write(2) of the channels. */
    public static void write(FileDescriptor file, int bytes) throws IOException {
        tell(file, bytes, SpaceLimit.CURRENT);
    }

    /** For pwrite(2). */
    public static void write(FileDescriptor file, int bytes, long position) throws IOException {
        tell(file, bytes, position);
    }

    /** For sendfile(2) and copy_file_range(2), by the target. */
    public static void transfer(FileDescriptor target, long bytes) throws IOException {
        tell(target, bytes, SpaceLimit.CURRENT);
    }

    /** For writev(2). */
    public static void write(FileDescriptor file, ByteBuffer[] buffers, int offset, int length) throws IOException {
        if (limit == null || offset < 0 || length < 0 || length > buffers.length - offset) {
            return;
        }
        long bytes = 0;
        for (int i = offset; i < offset + length; i++) {
            bytes += buffers[i] == null ? 0 : buffers[i].remaining();
        }
        tell(file, bytes, SpaceLimit.CURRENT);
    }

    /** For Files.copy, and Files.move from another file system. */
    public static void copy(Path source, Path target, BasicFileAttributes attributes) throws IOException {
        SpaceLimit asked = limit;
        if (asked != null) {
            asked.copying(source, target, attributes.size());
        }
    }

    private static void tell(FileDescriptor file, long bytes, long position) throws IOException {
        SpaceLimit asked = limit;
        if (asked != null && bytes > 0) {
            asked.writing(file, bytes, position);
        }
    }
}

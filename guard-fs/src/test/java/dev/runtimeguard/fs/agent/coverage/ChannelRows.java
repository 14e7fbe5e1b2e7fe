package dev.runtimeguard.fs.agent.coverage;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileLock;
import java.util.Set;

/** Channels: what opens a file, and what the kernel does with an open one: maps and locks. */
final class ChannelRows extends Rows {

    ChannelRows() {
        of(FileChannel.class);
        value("open(Path, OpenOption[])", d -> {
            try (FileChannel channel = FileChannel.open(d.path("file"), READ, WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[] {'X'}), 2);
                try (FileChannel to = FileChannel.open(d.path("new"), CREATE, WRITE)) {
                    return channel.transferTo(0, 5, to) + "," + channel.size();
                }
            }
        });
        value("open(Path, Set, FileAttribute[])", d -> {
            try (FileChannel channel = FileChannel.open(d.path("new"), Set.of(CREATE_NEW, WRITE, DELETE_ON_CLOSE))) {
                return channel.write(ByteBuffer.wrap(new byte[3])) + ","
                        + d.file("new").length();
            }
        });
        value("map(MapMode, long, long)", d -> {
            try (FileChannel channel = FileChannel.open(d.path("file"), READ, WRITE)) {
                MappedByteBuffer map = channel.map(MapMode.READ_WRITE, 0, 100);
                map.put(3, (byte) 'M');
                map.force();
                return d.content("file").charAt(3);
            }
        });
        value("lock(long, long, boolean)", d -> {
            try (FileChannel channel = FileChannel.open(d.path("file"), READ, WRITE);
                    FileLock lock = channel.lock(0, 5, false)) {
                return lock.isValid();
            }
        });
        value("tryLock(long, long, boolean)", d -> {
            try (FileChannel channel = FileChannel.open(d.path("new.lock"), CREATE, WRITE);
                    FileLock lock = channel.tryLock()) {
                return lock.isValid();
            }
        });
        of(AsynchronousFileChannel.class);
        value("open(Path, OpenOption[])", d -> {
            try (AsynchronousFileChannel channel = AsynchronousFileChannel.open(d.path("file"), READ, WRITE)) {
                ByteBuffer read = ByteBuffer.allocate(4);
                return channel.write(ByteBuffer.wrap(new byte[] {'X'}), 0).get()
                        + channel.read(read, 0).get()
                        + new String(read.array(), java.nio.charset.StandardCharsets.UTF_8);
            }
        });
        value("open(Path, Set, ExecutorService, FileAttribute[])", d -> {
            try (AsynchronousFileChannel channel =
                            AsynchronousFileChannel.open(d.path("new"), Set.of(CREATE, WRITE), null);
                    FileLock lock = channel.lock().get()) {
                return channel.write(ByteBuffer.wrap(new byte[7]), 0).get() + "," + lock.isValid();
            }
        });
    }
}

package dev.runtimeguard.fs.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** Some bytes of a file, by position; so that headers can be read without the rest. */
interface ByteSource {

    /** The file's whole size in bytes, of which the end need not be there. */
    long size();

    /** Up to {@code length} bytes; fewer, or none, where the source has no more. */
    byte[] read(long position, int length) throws IOException;

    /** The head of a file whose whole size is {@code size}. */
    static ByteSource of(byte[] head, long size) {
        return new ByteSource() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public byte[] read(long position, int length) {
                if (position < 0 || position >= head.length || length <= 0) {
                    return new byte[0];
                }
                int from = (int) position;
                return Arrays.copyOfRange(head, from, from + Math.min(length, head.length - from));
            }
        };
    }

    /** An open file, which stays the caller's to close. */
    static ByteSource of(SeekableByteChannel channel) throws IOException {
        long size = channel.size();
        return new ByteSource() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public byte[] read(long position, int length) throws IOException {
                if (position < 0 || position >= size || length <= 0) {
                    return new byte[0];
                }
                ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, size - position));
                channel.position(position);
                while (bytes.hasRemaining() && channel.read(bytes) > 0) {
                    // The position of the buffer is the progress.
                }
                return Arrays.copyOf(bytes.array(), bytes.position());
            }
        };
    }
}

package dev.runtimeguard.fs.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How many bytes an inspection unpacks at most: four times what Lambda takes, so that no zip bomb keeps it busy for long. */
final class Budget {

    static final long BYTES = 1L << 30;

    private long left;

    Budget(long bytes) {
        this.left = bytes;
    }

    boolean isSpent() {
        return left <= 0;
    }

    /** The stream, which fails once the budget is spent. */
    InputStream limit(InputStream content) {
        return new FilterInputStream(content) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                spend(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = super.read(bytes, from, length);
                spend(Math.max(0, read));
                return read;
            }

            @Override
            public long skip(long count) throws IOException {
                // By reading: what is unpacked costs the same whether it is looked at or not.
                byte[] bytes = new byte[(int) Math.max(0, Math.min(8192, count))];
                return Math.max(0, read(bytes, 0, bytes.length));
            }
        };
    }

    /** Takes off what was unpacked; fails when nothing is left. */
    void spend(long bytes) throws IOException {
        left -= bytes;
        if (left <= 0) {
            throw new IOException("it is too much to unpack");
        }
    }
}

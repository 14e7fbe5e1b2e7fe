package dev.runtimeguard.samples.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Reads everything a process writes, on a thread of its own, and keeps up to {@value #MAX_BYTES} bytes of it. */
final class LogCapture {

    private static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final Duration QUIET = Duration.ofMillis(25);

    private final InputStream source;
    private final OutputStream copy;
    private final Thread reader;
    private final Buffer log = new Buffer();
    private long received;

    private LogCapture(InputStream source, OutputStream copy) {
        this.source = source;
        this.copy = copy;
        this.reader = new Thread(this::read, "local-lambda-log");
        this.reader.setDaemon(true);
    }

    /** @param copy gets all of it, on the thread that reads, beyond what is kept */
    static LogCapture start(InputStream source, OutputStream copy) {
        LogCapture capture = new LogCapture(source, copy);
        capture.reader.start();
        return capture;
    }

    /** Returns a mark for {@link #since}: the number of bytes kept so far. */
    synchronized int mark() {
        return log.size();
    }

    /** Returns what came after a mark; 0 for all. */
    synchronized String since(int mark) {
        return log.textFrom(mark);
    }

    /** Waits until nothing has come for a moment, or the time is over. */
    void awaitQuiet(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        long before;
        do {
            before = received();
            TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
        } while (before != received() && System.nanoTime() < end);
    }

    /** Waits for the end of the stream, or until the time is over. */
    void awaitEnd(Duration limit) throws InterruptedException {
        reader.join(limit.toMillis());
    }

    /** Stops reading, even where a process that outlives the function still holds the other end. */
    void close() throws IOException {
        source.close();
    }

    private synchronized long received() {
        return received;
    }

    private void read() {
        byte[] buffer = new byte[8192];
        try {
            int count = source.read(buffer);
            while (count >= 0) {
                copy.write(buffer, 0, count);
                keep(buffer, count);
                count = source.read(buffer);
            }
        } catch (IOException e) {
            // Closed: what was read until then is the log.
        }
    }

    private synchronized void keep(byte[] buffer, int count) {
        received += count;
        log.write(buffer, 0, Math.min(count, MAX_BYTES - log.size()));
    }

    /** Gives out a part without copying the rest. */
    private static final class Buffer extends ByteArrayOutputStream {
        String textFrom(int start) {
            return new String(buf, start, count - start, StandardCharsets.UTF_8);
        }
    }
}

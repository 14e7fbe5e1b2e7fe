package dev.runtimeguard.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A process that makes file calls as it is told, by {@link FileAccessTurns}: for each line with a call's name and how
 * often, it writes one with the nanoseconds and the allocated bytes that they took.
 */
final class FileAccess {

    /** A file call as a program makes it. */
    enum Call {
        TMP_EXISTS("`File.exists` below `/tmp`", files -> files.tmp.exists()),
        TMP_STAT("`Files.readAttributes` below `/tmp`", files -> stat(files.tmp)),
        TMP_READ("open, read, close below `/tmp`", files -> read(files.tmp)),
        TMP_WRITE("open to write, close below `/tmp`", files -> open(files.tmp)),
        TASK_EXISTS("`File.exists`, packaged", files -> files.task.exists()),
        TASK_STAT("`Files.readAttributes`, packaged", files -> stat(files.task)),
        TASK_READ("open, read, close, packaged", files -> read(files.task)),
        REDIRECTED_READ("open, read, close, redirected", files -> read(files.written)),
        REDIRECTED_WRITE("open to write, close, redirected", files -> open(files.written));

        private final String text;

        @SuppressWarnings("ImmutableEnumChecker") // a lambda that holds nothing
        private final Work work;

        Call(String text, Work work) {
            this.text = text;
            this.work = work;
        }

        /** Whether it takes a file outside the writable places that was written to. */
        boolean isRedirected() {
            return this == REDIRECTED_READ || this == REDIRECTED_WRITE;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @FunctionalInterface
    private interface Work {
        Object on(FileAccess files) throws IOException;
    }

    /** A file that every machine has where a function may not write. */
    private final File task = new File("/etc/hostname");

    private final File tmp;

    /** Redirected where the mode redirects, else an ordinary file; null while nothing is to be redirected. */
    private final File written;

    /** Keeps a result from being optimised away. */
    @SuppressWarnings("UnusedVariable")
    private Object result;

    private FileAccess(File written) throws IOException {
        this.written = written;
        tmp = File.createTempFile("bench", ".txt", new File("/tmp"));
        tmp.deleteOnExit();
        Files.write(tmp.toPath(), new byte[100]);
        if (written != null) {
            open(written);
        }
    }

    /** Takes the file to write to outside the writable places, if there is to be one. */
    public static void main(String[] args) throws IOException {
        FileAccess files = new FileAccess(args.length > 0 ? new File(args[0]) : null);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", -1);
            System.out.println(files.make(Call.valueOf(words[0]), Integer.parseInt(words[1])));
        }
    }

    private String make(Call call, int times) throws IOException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long begun = System.nanoTime();
        for (int i = 0; i < times; i++) {
            result = call.work.on(this);
        }
        long nanos = System.nanoTime() - begun;
        return nanos + " " + (threads.getCurrentThreadAllocatedBytes() - allocated);
    }

    private static Object stat(File file) throws IOException {
        return Files.readAttributes(file.toPath(), BasicFileAttributes.class);
    }

    private static Object read(File file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            return in.read();
        }
    }

    /** Without truncation, which would be the time of the disk. */
    private static Object open(File file) throws IOException {
        RandomAccessFile open = new RandomAccessFile(file, "rw");
        open.close();
        return open;
    }
}

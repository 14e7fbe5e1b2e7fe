package com.acme.stress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Drives a JVM with the agent to where a lesser one would break: the first argument names what is done, the second the
 * directory that is redirected. Prints {@value #GOOD} at the end.
 */
@SuppressWarnings({"InfiniteRecursion", "ModifiedButNotUsed", "CatchAndPrintStackTrace"
}) // Stack and memory are to run out, and the output is what the test reads.
public final class Stress {

    public static final String GOOD = "ALL GOOD";

    private final Path directory;

    private Stress(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        Stress stress = new Stress(Path.of(arguments[1]));
        PrintStream out = System.out;
        switch (arguments[0]) {
            case "threads" -> stress.threads();
            case "virtual" -> stress.virtualThreads();
            case "overflow" -> onSmallStack(stress::overflow);
            case "memory" -> stress.memory();
            case "interrupts" -> stress.interrupts();
            case "loading" -> stress.loading();
            case "logging" -> stress.logging();
            case "output" -> stress.output();
            case "exit" -> stress.exit();
            case "write" -> stress.write("plain.txt");
            case "full" -> new FullDisk(stress.directory).run();
            case "names" -> new StrangeNames(stress.directory).run();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        out.println(GOOD);
    }

    /** A thousand overflows of the main thread's stack would take a minute. */
    private static void onSmallStack(Callable<?> work) throws Exception {
        FutureTask<Object> task = new FutureTask<>(() -> work.call());
        new Thread(null, task, "small", 512 * 1024).start();
        task.get();
    }

    private void write(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, name);
        check(Files.readString(file), name);
        check(Arrays.asList(directory.toFile().list()).contains(name), true);
    }

    static void check(Object actual, Object expected) {
        if (!expected.equals(actual)) {
            throw new AssertionError(actual + " instead of " + expected);
        }
    }

    private void threads() throws Exception {
        int threads = 2000;
        CountDownLatch start = new CountDownLatch(1);
        ConcurrentLinkedQueue<Throwable> failed = new ConcurrentLinkedQueue<>();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            Thread thread = new Thread(
                    null,
                    () -> {
                        try {
                            start.await();
                            work(number);
                        } catch (Throwable e) {
                            failed.add(e);
                        }
                    },
                    "t" + i,
                    256 * 1024);
            thread.start();
            all.add(thread);
        }
        start.countDown();
        for (Thread thread : all) {
            thread.join();
        }
        report(failed);
        check(directory.resolve("shared").toFile().list().length, 200);
    }

    private void work(int number) throws IOException {
        Path shared = directory.resolve("shared");
        Files.createDirectories(shared);
        File file = shared.resolve("f" + number % 200).toFile();
        try (FileOutputStream out = new FileOutputStream(file, true)) {
            out.write(("line " + number + "\n").getBytes(UTF_8));
        }
        try (FileInputStream in = new FileInputStream(file)) {
            check(new String(in.readAllBytes(), UTF_8).contains("line " + number + "\n"), true);
        }
        check(file.exists(), true);
        check(new File(directory.toFile(), "packaged.txt").canWrite(), true);
    }

    private static void report(ConcurrentLinkedQueue<Throwable> failed) {
        if (!failed.isEmpty()) {
            failed.peek().printStackTrace();
            throw new AssertionError(failed.size() + " failed, the first with " + failed.peek());
        }
    }

    private void virtualThreads() throws Exception {
        Method factory = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
        ConcurrentLinkedQueue<Throwable> failed = new ConcurrentLinkedQueue<>();
        try (AutoCloseable closing = (AutoCloseable) factory.invoke(null)) {
            ExecutorService each = (ExecutorService) closing;
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 5000; i++) {
                int number = i;
                Callable<?> task = () -> {
                    try {
                        if (number % 2 == 0) {
                            work(number);
                        } else {
                            synchronized (new Object()) {
                                work(number);
                            }
                        }
                    } catch (Throwable e) {
                        failed.add(e);
                    }
                    return null;
                };
                all.add(each.submit(task));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        report(failed);
    }

    /** Also cold: the first call of all is made where hardly any stack is left. */
    private Void overflow() throws Exception {
        // The JDK's own classes are warm, the guard is cold.
        Files.writeString(Files.createTempFile("warm", null), "x");
        byte[] content = "deep".getBytes(UTF_8);
        File[] files = new File[1000];
        for (int i = 0; i < files.length; i++) {
            files[i] = directory.resolve("deep" + i).toFile();
        }
        int[] written = new int[1];
        for (File file : files) {
            try {
                deep(0, file, content, written);
            } catch (StackOverflowError expected) {
                // Goes on on the same thread.
            }
        }
        if (written[0] == 0) {
            throw new AssertionError("no call was made deep down");
        }
        write("after.txt");
        File moved = directory.resolve("moved.txt").toFile();
        check(directory.resolve("after.txt").toFile().renameTo(moved), true);
        check(moved.delete(), true);
        check(moved.exists(), false);
        Thread other = new Thread(() -> {
            try {
                write("other.txt");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        other.start();
        other.join();
        check(Files.readString(directory.resolve("other.txt")), "other.txt");
        for (String name : directory.toFile().list()) {
            if (name.startsWith("deep")) {
                check(Files.readString(directory.resolve(name)), "deep");
            }
        }
        return null;
    }

    /** Some frames on the way up try, from where nothing is left to where there is enough. */
    private static void deep(int depth, File file, byte[] content, int[] written) {
        try {
            deep(depth + 1, file, content, written);
        } catch (StackOverflowError atTheEnd) {
            if (depth % 16 != 0) {
                throw atTheEnd;
            }
            try (FileOutputStream out = new FileOutputStream(file)) {
                out.write(content);
                written[0]++;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private void memory() throws Exception {
        List<byte[]> all = new ArrayList<>();
        int failed = 0;
        for (int size = 1 << 20; size >= 16; size /= 2) {
            try {
                while (true) {
                    all.add(new byte[size]);
                }
            } catch (OutOfMemoryError full) {
                for (int i = 0; i < 20; i++) {
                    try {
                        write("full" + i);
                    } catch (OutOfMemoryError expected) {
                        failed++;
                    }
                }
            }
        }
        all.clear();
        check(failed > 0, true);
        write("after.txt");
        check(
                directory
                        .resolve("packaged.txt")
                        .toFile()
                        .renameTo(directory.resolve("p2").toFile()),
                true);
    }

    private void interrupts() throws Exception {
        byte[] content = Files.readAllBytes(directory.resolve("packaged.txt"));
        // Set before the guard's first use, in copy-up, and in every other call.
        Thread.currentThread().interrupt();
        try (FileOutputStream out =
                new FileOutputStream(directory.resolve("packaged.txt").toFile(), true)) {
            out.write('+');
        }
        check(Thread.interrupted(), true);
        check(Files.size(directory.resolve("packaged.txt")), (long) content.length + 1);
        try (FileChannel channel =
                FileChannel.open(directory.resolve("channel"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Thread.currentThread().interrupt();
            check(new File(directory.toFile(), "made").mkdirs(), true);
            check(new File(directory.toFile(), "big.bin").renameTo(new File(directory.toFile(), "big2.bin")), true);
            check(Thread.interrupted(), true);
            channel.write(ByteBuffer.wrap(content));
            check(channel.isOpen(), true);
        }
        check(Files.size(directory.resolve("big2.bin")), 3_000_000L);
    }

    /** Class loading from a redirected jar while other threads write, and what they write is reported. */
    private void loading() throws Exception {
        Path jar = directory.resolve("lib/classes.jar");
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> type : List.of(Loaded.class, Loaded.First.class, Loaded.Second.class, Loaded.Third.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (InputStream in = Stress.class.getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(out);
                }
            }
        }
        ConcurrentLinkedQueue<Throwable> failed = new ConcurrentLinkedQueue<>();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                try {
                    if (number % 2 == 0) {
                        for (int j = 0; j < 50; j++) {
                            write("by" + number + "-" + j);
                        }
                    } else {
                        for (int j = 0; j < 10; j++) {
                            load(jar);
                        }
                    }
                } catch (Throwable e) {
                    failed.add(e);
                }
            });
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) {
            thread.join();
        }
        report(failed);
    }

    private void load(Path jar) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> loaded = Class.forName(Loaded.class.getName(), true, loader);
            check(loaded.getClassLoader(), loader);
            // Its initializer writes, under the loader's lock.
            check(loaded.getMethod("value", String.class).invoke(null, directory.toString()), 6);
        }
    }

    /** A handler that opens a new redirected file with every record, under its own lock. */
    private void logging() throws Exception {
        Logger logger = Logger.getLogger("stress");
        logger.setUseParentHandlers(false);
        FileHandler rotating = new FileHandler(directory + "/log%g.txt", 200, 50);
        logger.addHandler(rotating);
        System.setOut(new PrintStream(new LoggingStream(logger), true));
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                for (int j = 0; j < 20; j++) {
                    logger.log(new LogRecord(Level.INFO, "record " + number));
                    new File(directory.toFile(), "d" + number + "-" + j).mkdir();
                }
            });
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) {
            thread.join();
        }
        rotating.close();
        check(directory.resolve("log0.txt").toFile().exists(), true);
    }

    /** Sends what is printed, the guard's reports among it, to the logger. */
    private static final class LoggingStream extends OutputStream {
        private final Logger logger;

        LoggingStream(Logger logger) {
            this.logger = logger;
        }

        @Override
        public void write(int b) {
            logger.log(Level.INFO, "one byte");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            logger.log(Level.INFO, new String(bytes, offset, length, UTF_8));
        }
    }

    /** Standard output goes to a refused path, opened anew with every line. */
    private void output() throws Exception {
        Path log = directory.resolve("out.log");
        System.setOut(new PrintStream(new OutputStream() {
            private int files;

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
                try (FileOutputStream out = new FileOutputStream(log + "." + files++ % 100, true)) {
                    out.write(bytes, offset, length);
                }
            }
        }));
        for (int i = 0; i < 50; i++) {
            write("o" + i);
            System.out.println("line " + i);
        }
    }

    private void exit() throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                for (int i = 0; i < 50; i++) {
                    write("hook" + i);
                }
                System.out.println("HOOK GOOD");
            } catch (IOException e) {
                e.printStackTrace();
            }
        }));
        File file = directory.resolve("exit.txt").toFile();
        Files.writeString(file.toPath(), "x");
        file.deleteOnExit();
        directory.resolve("packaged.txt").toFile().deleteOnExit();
    }
}

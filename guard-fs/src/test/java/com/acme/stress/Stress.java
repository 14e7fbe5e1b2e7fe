package com.acme.stress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Drives a JVM with the agent to where a lesser one would break: the first argument names what is done, the second the
 * directory that is redirected. Prints {@value #GOOD} at the end.
 */
@SuppressWarnings({"ModifiedButNotUsed", "CatchAndPrintStackTrace"
}) // Memory is to run out; the output is what is read.
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
            case "overflow" -> new DeepStack(stress.directory).run();
            case "memory" -> stress.memory();
            case "interrupts" -> stress.interrupts();
            case "loading" -> stress.loading();
            case "logging" -> new RedirectedOutput(stress.directory).logging();
            case "output" -> new RedirectedOutput(stress.directory).output();
            case "exit" -> stress.exit();
            case "write" -> stress.write("plain.txt");
            case "full" -> new FullDisk(stress.directory).run();
            case "names" -> new StrangeNames(stress.directory).run();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        out.println(GOOD);
    }

    private void write(String name) throws IOException {
        write(directory, name);
    }

    static void write(Path directory, String name) throws IOException {
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

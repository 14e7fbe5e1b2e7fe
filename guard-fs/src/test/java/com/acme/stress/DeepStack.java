package com.acme.stress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;

/** Writes from where the stack ends, and sees that all is well afterwards. */
@SuppressWarnings("InfiniteRecursion") // The stack is to run out.
final class DeepStack {

    private final Path directory;

    DeepStack(Path directory) {
        this.directory = directory;
    }

    /** A thousand overflows of the main thread's stack would take a minute. */
    void run() throws Exception {
        FutureTask<Object> task = new FutureTask<>(this::overflow);
        new Thread(null, task, "small", 512 * 1024).start();
        task.get();
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
        Stress.write(directory, "after.txt");
        File moved = directory.resolve("moved.txt").toFile();
        Stress.check(directory.resolve("after.txt").toFile().renameTo(moved), true);
        Stress.check(moved.delete(), true);
        Stress.check(moved.exists(), false);
        Thread other = new Thread(() -> {
            try {
                Stress.write(directory, "other.txt");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        other.start();
        other.join();
        Stress.check(Files.readString(directory.resolve("other.txt")), "other.txt");
        for (String name : directory.toFile().list()) {
            if (name.startsWith("deep")) {
                Stress.check(Files.readString(directory.resolve(name)), "deep");
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
}

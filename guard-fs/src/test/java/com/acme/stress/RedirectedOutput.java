package com.acme.stress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Has what the guard itself prints redirected: each line is a file call in the midst of another. */
final class RedirectedOutput {

    private final Path directory;

    RedirectedOutput(Path directory) {
        this.directory = directory;
    }

    /** A handler that opens a new redirected file with every record, under its own lock. */
    void logging() throws Exception {
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
        Stress.check(directory.resolve("log0.txt").toFile().exists(), true);
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
    void output() throws Exception {
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
            Stress.write(directory, "o" + i);
            System.out.println("line " + i);
        }
    }
}

package com.acme.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loaded from a redirected jar, class by class, and writes while it is initialized. */
public final class Loaded {

    private Loaded() {}

    public static int value(String directory) throws IOException {
        System.setProperty("stress.directory", directory);
        return First.VALUE + Second.VALUE + Third.VALUE;
    }

    static final class First {
        static final int VALUE = written(1);
    }

    static final class Second {
        static final int VALUE = written(2);
    }

    static final class Third {
        static final int VALUE = written(3);
    }

    static int written(int value) {
        try {
            Files.writeString(Path.of(System.getProperty("stress.directory"), "loaded" + value), "x");
            return value;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

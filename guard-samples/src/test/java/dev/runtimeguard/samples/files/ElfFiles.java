package dev.runtimeguard.samples.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Real native libraries that do not load: the JDK's own with a few bytes changed. */
final class ElfFiles {

    private static final int MACHINE = 18;
    private static final byte AARCH64 = (byte) 183;
    private static final byte X86_64 = 62;

    private ElfFiles() {}

    static byte[] forAnotherProcessor() throws IOException {
        byte[] library = library();
        library[MACHINE] = library[MACHINE] == X86_64 ? AARCH64 : X86_64;
        return library;
    }

    static byte[] needsAnother() throws IOException {
        return replaced("libc.so.6", "libq.so.6");
    }

    static byte[] ofANewerSystem() throws IOException {
        return replaced("GLIBC_2.", "GLIBC_9.");
    }

    private static byte[] replaced(String text, String by) throws IOException {
        String library = new String(library(), ISO_8859_1);
        if (!library.contains(text)) {
            throw new IllegalStateException("the JDK's library has no " + text);
        }
        return library.replace(text, by).getBytes(ISO_8859_1);
    }

    private static byte[] library() throws IOException {
        return Files.readAllBytes(Path.of(System.getProperty("java.home"), "lib/libjimage.so"));
    }
}

package dev.runtimeguard.iam.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The catalog's files, one for each first character of the services' keys: a file a service would be simpler, but every
 * cold start pays for each entry of the jar, whether it is read or not. A file is a sequence of sections sorted by key,
 * and a section begins with a header line, {@code # key length prefix}, the length being that of the lines below it in
 * characters: a reader goes from header to header, which in a virtual machine that is cold takes a fifth of the time that
 * a search through the text would.
 */
final class CatalogFile {

    private static final String HEADER = "# ";
    private static final String FIRST_CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private CatalogFile() {}

    /** The section of a service, its header first, or null when there is none. */
    static String section(String key) {
        String text = key.isEmpty() ? "" : read(key.charAt(0));
        String header = HEADER.concat(key).concat(" ");
        int start = 0;
        while (start < text.length()) {
            int end = end(text, start);
            if (text.startsWith(header, start)) {
                return text.substring(start, end);
            }
            start = end;
        }
        return null;
    }

    /** The keys of all sections. */
    static SortedSet<String> services() {
        SortedSet<String> keys = new TreeSet<>();
        for (int i = 0; i < FIRST_CHARACTERS.length(); i++) {
            String text = read(FIRST_CHARACTERS.charAt(i));
            for (int start = 0; start < text.length(); start = end(text, start)) {
                int key = start + HEADER.length();
                keys.add(text.substring(key, text.indexOf(' ', key)));
            }
        }
        return keys;
    }

    private static int end(String text, int start) {
        int length = text.indexOf(' ', start + HEADER.length()) + 1;
        int prefix = text.indexOf(' ', length) + 1;
        int below = text.indexOf('\n', prefix) + 1;
        return below + Integer.parseInt(text, length, prefix - 1, 10);
    }

    /** The text of a file, empty when there is none. All of it is ASCII, which as Latin-1 is decoded by a mere copy. */
    private static String read(char first) {
        try (InputStream in =
                CatalogFile.class.getResourceAsStream(String.valueOf(first).concat(".txt"))) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

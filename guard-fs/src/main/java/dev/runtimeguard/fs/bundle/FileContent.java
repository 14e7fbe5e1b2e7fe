package dev.runtimeguard.fs.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a file is, by its first bytes.
 *
 * @param format the kind of file
 * @param elf the headers of an ELF file; null for others
 * @param interpreter of a script the program that {@code #!} names, as the kernel reads it; null for others
 */
record FileContent(Format format, Elf elf, String interpreter) {

    /** Kinds of files that matter to who runs or loads them. */
    enum Format {
        EMPTY,
        ELF,
        SCRIPT,
        WINDOWS,
        MACH_O,
        OTHER
    }

    /** The kernel reads no more of a script's first line. */
    private static final int HEAD = 256;

    /** A class file has its version where a universal Mach-O file counts its parts, and no version is below this. */
    private static final int FIRST_CLASS_VERSION = 45;

    static FileContent of(ByteSource file) throws IOException {
        byte[] head = file.read(0, HEAD);
        if (head.length == 0) {
            return new FileContent(Format.EMPTY, null, null);
        }
        if (Elf.isElf(head)) {
            return new FileContent(Format.ELF, Elf.read(file), null);
        }
        if (head.length > 2 && head[0] == '#' && head[1] == '!') {
            return new FileContent(Format.SCRIPT, null, shebang(head));
        }
        if (head.length > 64 && head[0] == 'M' && head[1] == 'Z') {
            return new FileContent(Format.WINDOWS, null, null);
        }
        return new FileContent(isMachO(head) ? Format.MACH_O : Format.OTHER, null, null);
    }

    /** Whether it is meant to be run. */
    boolean isProgram() {
        return format == Format.SCRIPT || (elf != null && elf.isProgram());
    }

    private static boolean isMachO(byte[] head) {
        if (head.length < 8) {
            return false;
        }
        return switch (bigEndian(head, 0)) {
            case 0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe -> true;
            case 0xcafebabe -> Integer.compareUnsigned(bigEndian(head, 4), FIRST_CLASS_VERSION) < 0;
            default -> false;
        };
    }

    private static int bigEndian(byte[] bytes, int at) {
        return (bytes[at] << 24)
                | ((bytes[at + 1] & 0xff) << 16)
                | ((bytes[at + 2] & 0xff) << 8)
                | (bytes[at + 3] & 0xff);
    }

    /** The kernel splits at blanks and tabs and ends at the line feed: a carriage return belongs to the name. */
    private static String shebang(byte[] head) {
        String line = new String(head, 2, head.length - 2, StandardCharsets.UTF_8);
        int end = line.indexOf('\n');
        String words = (end < 0 ? line : line.substring(0, end)).replace('\t', ' ');
        int from = 0;
        while (from < words.length() && words.charAt(from) == ' ') {
            from++;
        }
        int to = words.indexOf(' ', from);
        return words.substring(from, to < 0 ? words.length() : to);
    }
}

package dev.runtimeguard.fs.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an ELF file's headers say; fields by the System V gABI, chapters 4 and 5.
 *
 * @param bits 32 or 64
 * @param littleEndian the order of bytes
 * @param type {@code e_type}
 * @param machine {@code e_machine}
 * @param interpreter the dynamic loader of a program; null when there is none, as in libraries and static programs
 * @param needed names of the libraries it needs, as far as they could be read
 * @param truncated whether the file ends before a segment that is loaded, the dynamic one or the name of the interpreter does
 */
record Elf(
        int bits,
        boolean littleEndian,
        int type,
        int machine,
        String interpreter,
        List<String> needed,
        boolean truncated) {

    private static final int EXEC = 2;
    private static final int DYN = 3;
    private static final int HEADER = 64;
    private static final int MAX_SEGMENTS = 128;
    private static final int MAX_DYNAMIC = 64 * 1024;
    private static final int MAX_NAME = 256;
    private static final int MAX_NEEDED = 64;
    private static final int PT_LOAD = 1;
    private static final int PT_DYNAMIC = 2;
    private static final int PT_INTERP = 3;
    private static final int DT_NEEDED = 1;
    private static final int DT_STRTAB = 5;

    Elf {
        needed = List.copyOf(needed);
    }

    /** Whether the bytes are the beginning of an ELF file. */
    static boolean isElf(byte[] head) {
        return head.length >= 4 && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L' && head[3] == 'F';
    }

    /** The headers of a file of which {@link #isElf} holds; a header that is cut off or nonsense counts as truncated. */
    static Elf read(ByteSource file) throws IOException {
        return new Reader(file).elf();
    }

    /** Whether it is a program to run and no library. A static position-independent program is taken for a library. */
    boolean isProgram() {
        return type == EXEC || (type == DYN && interpreter != null);
    }

    boolean isLibrary() {
        return type == DYN && interpreter == null;
    }

    /** Whether the processor is that of {@code architecture}; 32-bit files are of none. */
    boolean isFor(Architecture architecture) {
        return machine == architecture.machine() && bits == 64 && littleEndian;
    }

    /** Whether it was linked against musl and so needs a loader or library that Lambda does not have. */
    boolean isMusl() {
        return (interpreter != null && interpreter.contains("/ld-musl-"))
                || needed.stream().anyMatch(name -> name.startsWith("libc.musl-"));
    }

    /** The processor by the name people give it. */
    String machineName() {
        return switch (machine) {
            case 3 -> "x86 (32-bit)";
            case 8 -> "MIPS";
            case 20, 21 -> "PowerPC";
            case 22 -> "s390";
            case 40 -> "ARM (32-bit)";
            case 62 -> bits == 64 ? "x86_64" : "x86_64 (x32)";
            case 183 -> bits == 64 && littleEndian ? "arm64" : "arm64 (unusual)";
            case 243 -> "RISC-V";
            case 258 -> "LoongArch";
            default -> "machine " + machine;
        };
    }

    private record Segment(int type, long offset, long address, long fileSize) {}

    private static final class Reader {

        private final ByteSource file;
        private final boolean wide;
        private final boolean little;
        private final ByteBuffer header;
        private boolean truncated;

        Reader(ByteSource file) throws IOException {
            this.file = file;
            byte[] head = file.read(0, HEADER);
            this.wide = head.length <= 4 || head[4] != 1;
            this.little = head.length <= 5 || head[5] != 2;
            this.truncated = head.length < (wide ? HEADER : 52);
            this.header = buffer(Arrays.copyOf(head, HEADER));
        }

        Elf elf() throws IOException {
            String interpreter = null;
            List<String> needed = List.of();
            List<Segment> segments = segments();
            for (Segment segment : segments) {
                if (segment.type() == PT_INTERP) {
                    interpreter = name(segment.offset(), segment.fileSize());
                } else if (segment.type() == PT_DYNAMIC) {
                    needed = needed(segment, segments);
                }
            }
            return new Elf(
                    wide ? 64 : 32,
                    little,
                    Short.toUnsignedInt(header.getShort(16)),
                    Short.toUnsignedInt(header.getShort(18)),
                    interpreter,
                    needed,
                    truncated);
        }

        private List<Segment> segments() throws IOException {
            long at = word(header, wide ? 32 : 28);
            int size = Short.toUnsignedInt(header.getShort(wide ? 54 : 42));
            int count = Math.min(MAX_SEGMENTS, Short.toUnsignedInt(header.getShort(wide ? 56 : 44)));
            List<Segment> segments = new ArrayList<>();
            for (int i = 0; i < count && !truncated; i++) {
                byte[] bytes = file.read(at + (long) i * size, wide ? 56 : 32);
                if (bytes.length < (wide ? 56 : 32)) {
                    truncated = true;
                    break;
                }
                ByteBuffer entry = buffer(bytes);
                Segment segment = wide
                        ? new Segment(entry.getInt(0), entry.getLong(8), entry.getLong(16), entry.getLong(32))
                        : new Segment(entry.getInt(0), word(entry, 4), word(entry, 8), word(entry, 16));
                segments.add(segment);
                truncated |= isRead(segment) && !isWithin(segment);
            }
            return segments;
        }

        /** By the kernel or the dynamic loader, which fail where it is not there. */
        private static boolean isRead(Segment segment) {
            return segment.type() == PT_LOAD || segment.type() == PT_DYNAMIC || segment.type() == PT_INTERP;
        }

        private boolean isWithin(Segment segment) {
            return segment.offset() >= 0
                    && segment.fileSize() >= 0
                    && segment.offset() <= file.size()
                    && segment.fileSize() <= file.size() - segment.offset();
        }

        private List<String> needed(Segment dynamic, List<Segment> segments) throws IOException {
            byte[] bytes = file.read(dynamic.offset(), (int) Math.max(0, Math.min(MAX_DYNAMIC, dynamic.fileSize())));
            ByteBuffer entries = buffer(bytes);
            int word = wide ? 8 : 4;
            List<Long> names = new ArrayList<>();
            long strings = -1;
            for (int at = 0; at + 2 * word <= bytes.length; at += 2 * word) {
                long tag = word(entries, at);
                if (tag == DT_NEEDED && names.size() < MAX_NEEDED) {
                    names.add(word(entries, at + word));
                } else if (tag == DT_STRTAB) {
                    strings = offsetOf(word(entries, at + word), segments);
                } else if (tag == 0) {
                    break;
                }
            }
            List<String> needed = new ArrayList<>();
            for (long name : names) {
                if (strings >= 0) {
                    needed.add(name(strings + name, MAX_NAME));
                }
            }
            return needed;
        }

        /** Where in the file the bytes are that get loaded to an address; -1 when nowhere. */
        private static long offsetOf(long address, List<Segment> segments) {
            for (Segment segment : segments) {
                long into = address - segment.address();
                if (segment.type() == PT_LOAD && into >= 0 && into < segment.fileSize()) {
                    return segment.offset() + into;
                }
            }
            return -1;
        }

        private String name(long position, long length) throws IOException {
            byte[] bytes = file.read(position, (int) Math.max(0, Math.min(MAX_NAME, length)));
            int end = 0;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            return new String(bytes, 0, end, StandardCharsets.UTF_8);
        }

        private ByteBuffer buffer(byte[] bytes) {
            return ByteBuffer.wrap(bytes).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        }

        private long word(ByteBuffer bytes, int at) {
            return wide ? bytes.getLong(at) : Integer.toUnsignedLong(bytes.getInt(at));
        }
    }
}

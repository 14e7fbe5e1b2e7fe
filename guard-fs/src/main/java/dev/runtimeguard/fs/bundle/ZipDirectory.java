package dev.runtimeguard.fs.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * The central directory of a zip, read for what the JDK does not tell: which system made each entry and the Unix mode it
 * left. Layout by PKWARE's APPNOTE 6.3, section 4.3. Bounded, and safe with files made to hurt.
 */
final class ZipDirectory {

    /** More than a package of 250 MB has, and little enough to hold. */
    static final int MAX_BYTES = 64 << 20;

    /** Far more files than fit into 250 MB. */
    static final int MAX_ENTRIES = 500_000;

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int MAX_COMMENT = 0xffff;
    private static final int END64_LOCATOR = 0x07064b50;
    private static final int END64_LOCATOR_LENGTH = 20;
    private static final int END64 = 0x06064b50;
    private static final int END64_LENGTH = 56;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL_ENTRY = 0x04034b50;
    private static final int UNIX = 3;
    private static final int MACOS = 19;
    private static final long IN_ZIP64 = 0xffffffffL;
    private static final int ZIP64_EXTRA = 1;

    private ZipDirectory() {}

    /**
     * An entry as the central directory has it; nothing in it is to be trusted.
     *
     * @param name as stored
     * @param mode the Unix mode; null where the system that made the zip has none
     * @param size in bytes, uncompressed
     */
    record Entry(String name, FileMode mode, long size) {

        boolean isDirectory() {
            return name.endsWith("/") || (mode != null && mode.isDirectory());
        }
    }

    /**
     * The entries in their order.
     *
     * @throws ZipException where the file is no zip or a damaged one
     */
    static List<Entry> read(SeekableByteChannel zip) throws IOException {
        ByteBuffer tail = tail(zip);
        long tailStart = zip.size() - tail.capacity();
        int end = end(zip, tail, tailStart);
        long entriesEnd = tailStart + end;
        long length = Integer.toUnsignedLong(tail.getInt(end + 12));
        long offset = Integer.toUnsignedLong(tail.getInt(end + 16));
        if (length == IN_ZIP64 || offset == IN_ZIP64 || tail.getShort(end + 10) == -1) {
            long end64 = end64(zip, entriesEnd);
            if (end64 >= 0) {
                entriesEnd = end64;
                ByteBuffer record = read(zip, end64, END64_LENGTH);
                length = record.getLong(40);
                long count = record.getLong(32);
                // The JDK makes room for as many as it is told.
                if (count < 0 || count > length / ENTRY_LENGTH) {
                    throw new ZipException("it says to have more entries than its directory can hold");
                }
            }
        }
        // Counted from the end, for zips with something before them, as the JDK does.
        long start = entriesEnd - length;
        if (length < 0 || start < 0) {
            throw new ZipException("the central directory lies outside the file");
        }
        if (length > MAX_BYTES) {
            throw new ZipException("the central directory has more than " + MAX_BYTES + " bytes");
        }
        return entries(read(zip, start, (int) length));
    }

    private static List<Entry> entries(ByteBuffer directory) throws ZipException {
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        while (at + ENTRY_LENGTH <= directory.capacity()) {
            if (entries.size() == MAX_ENTRIES) {
                throw new ZipException("it has more than " + MAX_ENTRIES + " entries");
            }
            if (directory.getInt(at) != ENTRY) {
                throw new ZipException("the central directory is damaged");
            }
            int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
            int extraLength = Short.toUnsignedInt(directory.getShort(at + 30));
            int next = at + ENTRY_LENGTH + nameLength + extraLength + Short.toUnsignedInt(directory.getShort(at + 32));
            if (next > directory.capacity()) {
                throw new ZipException("the central directory is cut off");
            }
            byte[] name = new byte[nameLength];
            directory.get(at + ENTRY_LENGTH, name);
            long size = Integer.toUnsignedLong(directory.getInt(at + 24));
            if (size == IN_ZIP64) {
                size = zip64Size(directory, at + ENTRY_LENGTH + nameLength, extraLength);
            }
            entries.add(new Entry(new String(name, StandardCharsets.UTF_8), mode(directory, at), size));
            at = next;
        }
        return entries;
    }

    /** Only Unix and macOS leave modes in the upper half of the external attributes. */
    private static FileMode mode(ByteBuffer directory, int at) {
        int madeBy = Byte.toUnsignedInt(directory.get(at + 5));
        int mode = directory.getInt(at + 38) >>> 16;
        // A mode of nothing is what libraries leave that say Unix and set no attributes.
        return (madeBy == UNIX || madeBy == MACOS) && mode != 0 ? new FileMode(mode, 0, 0) : null;
    }

    private static long zip64Size(ByteBuffer directory, int extra, int length) {
        int at = extra;
        while (at + 4 <= extra + length) {
            int size = Short.toUnsignedInt(directory.getShort(at + 2));
            if (directory.getShort(at) == ZIP64_EXTRA && size >= 8 && at + 12 <= extra + length) {
                return Math.max(0, directory.getLong(at + 4));
            }
            at += 4 + size;
        }
        return IN_ZIP64;
    }

    private static ByteBuffer tail(SeekableByteChannel zip) throws IOException {
        int length = (int) Math.min(zip.size(), END_LENGTH + MAX_COMMENT);
        return read(zip, zip.size() - length, length);
    }

    /** The last one, as the JDK finds it: where something follows its comment, only one that says where entries are. */
    private static int end(SeekableByteChannel zip, ByteBuffer tail, long tailStart) throws IOException {
        for (int at = tail.capacity() - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                int behind = tail.capacity() - at - END_LENGTH - Short.toUnsignedInt(tail.getShort(at + 20));
                if (behind == 0 || (behind > 0 && isBehindEntries(zip, tail, at, tailStart + at))) {
                    return at;
                }
            }
        }
        throw new ZipException("no zip: it has no end of central directory record");
    }

    private static boolean isBehindEntries(SeekableByteChannel zip, ByteBuffer tail, int end, long position)
            throws IOException {
        long directory = position - Integer.toUnsignedLong(tail.getInt(end + 12));
        long first = directory - Integer.toUnsignedLong(tail.getInt(end + 16));
        return first >= 0
                && read(zip, directory, 4).getInt(0) == ENTRY
                && read(zip, first, 4).getInt(0) == LOCAL_ENTRY;
    }

    /** Where the zip64 end record begins, which is where the entries end; -1 when there is none. */
    private static long end64(SeekableByteChannel zip, long end) throws IOException {
        if (end < END64_LOCATOR_LENGTH + END64_LENGTH) {
            return -1;
        }
        ByteBuffer locator = read(zip, end - END64_LOCATOR_LENGTH, END64_LOCATOR_LENGTH);
        long at = locator.getLong(8);
        boolean inside = at >= 0 && at <= end - END64_LOCATOR_LENGTH - END64_LENGTH;
        return locator.getInt(0) == END64_LOCATOR
                        && inside
                        && read(zip, at, END64_LENGTH).getInt(0) == END64
                ? at
                : -1;
    }

    private static ByteBuffer read(SeekableByteChannel zip, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        zip.position(position);
        while (bytes.hasRemaining()) {
            if (zip.read(bytes) < 0) {
                throw new EOFException("the file became shorter");
            }
        }
        return bytes.order(ByteOrder.LITTLE_ENDIAN);
    }
}

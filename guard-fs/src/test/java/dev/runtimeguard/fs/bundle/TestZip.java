package dev.runtimeguard.fs.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes zips as any system's tools do, stored: host system and external attributes are the test's to choose. */
final class TestZip {

    static final int DOS = 0;
    static final int UNIX = 3;
    static final int NTFS = 11;

    private final ByteArrayOutputStream files = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int count;

    /** A zip of one entry, written and compressed by the JDK. */
    static byte[] deflated(String name, byte[] content) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return zip.toByteArray();
    }

    TestZip unix(String name, int mode, byte[] content) {
        return add(UNIX, mode << 16, name, content);
    }

    TestZip add(int system, int attributes, String name, byte[] content) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(content);
        byte[] common = little(26)
                .putShort((short) 20)
                .putShort((short) 0x800)
                .putShort((short) 0)
                .putInt(0x21)
                .putInt((int) crc.getValue())
                .putInt(content.length)
                .putInt(content.length)
                .putShort((short) nameBytes.length)
                .putShort((short) 0)
                .array();
        int offset = files.size();
        files.writeBytes(little(4).putInt(0x04034b50).array());
        files.writeBytes(common);
        files.writeBytes(nameBytes);
        files.writeBytes(content);
        directory.writeBytes(
                little(6).putInt(0x02014b50).put((byte) 20).put((byte) system).array());
        directory.writeBytes(common);
        directory.writeBytes(little(14)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(attributes)
                .putInt(offset)
                .array());
        directory.writeBytes(nameBytes);
        count++;
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        zip.writeBytes(files.toByteArray());
        zip.writeBytes(directory.toByteArray());
        zip.writeBytes(end(count, directory.size(), files.size()));
        return zip.toByteArray();
    }

    /** With the zip64 records, and nothing of use in the old one. */
    byte[] bytesZip64() {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        zip.writeBytes(files.toByteArray());
        zip.writeBytes(directory.toByteArray());
        long end64 = zip.size();
        zip.writeBytes(little(56)
                .putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0)
                .putLong(count)
                .putLong(count)
                .putLong(directory.size())
                .putLong(files.size())
                .array());
        zip.writeBytes(
                little(20).putInt(0x07064b50).putInt(0).putLong(end64).putInt(1).array());
        zip.writeBytes(end(0xffff, -1, -1));
        return zip.toByteArray();
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    private static byte[] end(int count, int length, int offset) {
        return little(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) count)
                .putShort((short) count)
                .putInt(length)
                .putInt(offset)
                .putShort((short) 0)
                .array();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}

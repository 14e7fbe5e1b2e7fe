package dev.runtimeguard.fs.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip or jar: names, sizes and modes from its central directory, content through the JDK. Unpacks nothing. */
record ZipPart(Path zip) implements PackagePart {

    @Override
    public void forEach(Visitor visitor) throws IOException {
        List<ZipDirectory.Entry> entries;
        try (SeekableByteChannel channel = Files.newByteChannel(zip)) {
            entries = ZipDirectory.read(channel);
        }
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipDirectory.Entry entry : entries) {
                String name = entry.name();
                visitor.visit(new Item(
                        name.endsWith("/") ? name.substring(0, name.length() - 1) : name,
                        entry.mode(),
                        entry.isDirectory(),
                        entry.size(),
                        () -> open(file, name)));
            }
        }
    }

    private static InputStream open(ZipFile file, String name) throws IOException {
        ZipEntry entry = file.getEntry(name);
        InputStream content = entry == null ? null : file.getInputStream(entry);
        if (content == null) {
            throw new ZipException("no content");
        }
        return content;
    }
}

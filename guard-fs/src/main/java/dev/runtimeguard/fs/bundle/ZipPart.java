package dev.runtimeguard.fs.bundle;

import java.io.EOFException;
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
        try (ZipFile file = opened(zip)) {
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

    private static ZipFile opened(Path zip) throws IOException {
        try {
            return new ZipFile(zip.toFile());
        } catch (RuntimeException | OutOfMemoryError | EOFException broken) {
            // The JDK takes a size that lies for the length of an array, which is negative or more than the heap, and
            // says nothing of a comment that is not there.
            throw (ZipException) new ZipException("not a zip that Java reads: " + zip).initCause(broken);
        }
    }

    private static InputStream open(ZipFile file, String name) throws IOException {
        ZipEntry entry = entry(file, name);
        InputStream content = entry == null ? null : file.getInputStream(entry);
        if (content == null) {
            throw new ZipException("no content");
        }
        return content;
    }

    /** Java 17 throws for a name or a comment that is none in UTF-8, where it comes upon it. */
    private static ZipEntry entry(ZipFile file, String name) throws ZipException {
        try {
            return file.getEntry(name);
        } catch (IllegalArgumentException malformed) {
            throw (ZipException)
                    new ZipException("its name or its comment is no text that Java reads").initCause(malformed);
        }
    }
}

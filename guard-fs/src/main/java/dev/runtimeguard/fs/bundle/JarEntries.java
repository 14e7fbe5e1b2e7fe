package dev.runtimeguard.fs.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Reads a jar inside a package as a stream, holding nothing of it. */
final class JarEntries {

    private JarEntries() {}

    /**
     * @param jar the jar's own bytes
     * @param budget what may be unpacked of it
     * @param natives takes the name and headers of each ELF file
     * @param classes takes the name of each class file
     * @throws ZipException where it is no jar or a damaged one
     */
    static void read(InputStream jar, Budget budget, BiConsumer<String, FileContent> natives, Consumer<String> classes)
            throws IOException {
        boolean any = false;
        try (ZipInputStream zip = counted(jar, budget)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                any = true;
                String name = entry.getName();
                if (name.endsWith(".class")) {
                    classes.accept(name);
                } else if (!entry.isDirectory()) {
                    FileContent content = Head.of(zip, entry.getSize());
                    if (content.elf() != null) {
                        natives.accept(name, content);
                    }
                }
            }
        } catch (IllegalArgumentException badName) {
            throw new ZipException("an entry's name is not UTF-8");
        }
        if (!any) {
            throw new ZipException("it is no jar, or an empty one");
        }
    }

    /** Entries that are passed over are unpacked too, through this same method. */
    private static ZipInputStream counted(InputStream jar, Budget budget) {
        return new ZipInputStream(jar) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = super.read(bytes, from, length);
                budget.spend(Math.max(0, read));
                return read;
            }
        };
    }
}

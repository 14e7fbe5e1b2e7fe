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
     * @param natives takes the name and headers of each ELF file
     * @param classes takes the name of each class file
     * @throws ZipException where it is no jar or a damaged one
     */
    static void read(InputStream jar, BiConsumer<String, FileContent> natives, Consumer<String> classes)
            throws IOException {
        boolean any = false;
        try (ZipInputStream zip = new ZipInputStream(jar)) {
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
}

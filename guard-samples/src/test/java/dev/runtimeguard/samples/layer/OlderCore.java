package dev.runtimeguard.samples.layer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A guard-core as an older version would be: it lacks a method that this version's guard-fs calls. */
final class OlderCore {

    /** The method it does not have; called by no class of guard-core's own. */
    static final String MISSING = "tmpKeep";

    /** As long as the name it takes the place of in a class file. */
    private static final String INSTEAD = "tmpKept";

    private OlderCore() {}

    static byte[] of(Path jar) throws IOException {
        ByteArrayOutputStream older = new ByteArrayOutputStream();
        try (InputStream file = Files.newInputStream(jar);
                ZipInputStream in = new ZipInputStream(file);
                ZipOutputStream out = new ZipOutputStream(older)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        entry.getName().matches("dev/runtimeguard/GuardConfig.*\\.class") ? renamed(content) : content);
                out.closeEntry();
            }
        }
        return older.toByteArray();
    }

    private static byte[] renamed(byte[] classFile) {
        return new String(classFile, ISO_8859_1).replace(MISSING, INSTEAD).getBytes(ISO_8859_1);
    }
}

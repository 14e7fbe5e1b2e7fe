package dev.runtimeguard.fs.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class JarEntriesTest {

    @Test
    void whatIsPassedOverCountsAsUnpackedToo() throws IOException {
        byte[] bomb = jar(4 << 20);
        assertThat(bomb).hasSizeLessThan(10_000);

        assertThatThrownBy(() -> read(bomb, new Budget(1 << 20)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too much");
        assertThat(read(bomb, new Budget(5 << 20))).containsExactly("a/A.class");
    }

    private static List<String> read(byte[] jar, Budget budget) throws IOException {
        List<String> classes = new ArrayList<>();
        JarEntries.read(new ByteArrayInputStream(jar), budget, (name, elf) -> {}, classes::add);
        return classes;
    }

    private static byte[] jar(int zeros) throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            zip.putNextEntry(new ZipEntry("zeros.bin"));
            zip.write(new byte[zeros]);
            zip.putNextEntry(new ZipEntry("a/A.class"));
        }
        return jar.toByteArray();
    }
}

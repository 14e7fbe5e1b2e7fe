package dev.runtimeguard.fs.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** What any file is: the same read at once and as a stream, within bounds, and nothing that is not in the file. */
class FileContentFuzzTest {

    private static final int MOST_NEEDED = 64;
    private static final int LONGEST_NAME = 256;
    private static final String NOT_UTF_8 = "\ufffd";

    static List<byte[]> files() throws IOException {
        byte[] libjava = Files.readAllBytes(Path.of(System.getProperty("java.home"), "lib", "libjava.so"));
        byte[] other32 = TestElf.program(3, "/lib/ld-linux.so.2");
        other32[4] = 1;
        byte[] big = TestElf.library(TestElf.AARCH64);
        big[5] = 2;
        return List.of(
                TestElf.library(TestElf.X86_64),
                TestElf.program(TestElf.AARCH64, "/lib/ld-musl-aarch64.so.1"),
                other32,
                big,
                Arrays.copyOf(libjava, 3000),
                elfWithNeeded(),
                "#! /usr/bin/env\tbash -e\r\necho".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 2},
                "MZ".repeat(40).getBytes(StandardCharsets.UTF_8));
    }

    /** A library of 64 bits with a dynamic section that names two others. */
    private static byte[] elfWithNeeded() {
        ByteBuffer elf = ByteBuffer.allocate(320).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        elf.putShort(16, (short) 3).putShort(18, (short) TestElf.X86_64).putLong(32, 64);
        elf.putShort(54, (short) 56).putShort(56, (short) 2);
        elf.putInt(64, 1).putLong(64 + 8, 0).putLong(64 + 16, 0x1000).putLong(64 + 32, 320);
        elf.putInt(120, 2).putLong(120 + 8, 176).putLong(120 + 32, 64);
        elf.putLong(176, 1).putLong(184, 1);
        elf.putLong(192, 1).putLong(200, 11);
        elf.putLong(208, 5).putLong(216, 0x1000 + 240);
        elf.put(241, "libc.so.6\0libm.so.6\0".getBytes(StandardCharsets.UTF_8));
        return elf.array();
    }

    @MethodSource("files")
    @DictionaryEntries({
        "\\x7fELF\\x02\\x01\\x01",
        "\\x7fELF\\x01\\x01\\x01",
        "\\x7fELF\\x02\\x02\\x01",
        "#!",
        "\\xcf\\xfa\\xed\\xfe",
        "\\x05\\x00\\x00\\x00\\x00\\x00\\x00\\x00",
        "\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x7f"
    })
    @FuzzTest
    void isWhatItsBytesSay(byte[] file) throws IOException {
        FileContent content = FileContent.of(ByteSource.of(file, file.length));

        assertThat(Head.of(new ByteArrayInputStream(file), file.length)).isEqualTo(content);
        assertThat(content.format() == FileContent.Format.EMPTY).isEqualTo(file.length == 0);
        assertThat(content.format() == FileContent.Format.SCRIPT).isEqualTo(content.interpreter() != null);
        assertThat(content.format() == FileContent.Format.ELF).isEqualTo(content.elf() != null);
        if (content.interpreter() != null) {
            isIn(file, content.interpreter());
        }
        if (content.elf() != null) {
            holds(content.elf(), file);
        }
    }

    private static void holds(Elf elf, byte[] file) throws IOException {
        assertThat(elf.machineName()).isNotEmpty();
        assertThat(elf.isProgram() && elf.isLibrary()).isFalse();
        assertThat(elf.isFor(Architecture.X86_64) && elf.isFor(Architecture.ARM64))
                .isFalse();
        assertThat(elf.needed()).hasSizeLessThanOrEqualTo(MOST_NEEDED);
        elf.needed().forEach(name -> isIn(file, name));
        if (elf.interpreter() != null) {
            isIn(file, elf.interpreter());
        }
        if (!elf.truncated()) {
            byte[] longer = Arrays.copyOf(file, file.length + 1000);
            assertThat(Elf.read(ByteSource.of(longer, longer.length))).isEqualTo(elf);
        }
    }

    private static void isIn(byte[] file, String name) {
        assertThat(name).hasSizeLessThanOrEqualTo(LONGEST_NAME);
        if (!name.contains(NOT_UTF_8)) {
            String bytes = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            assertThat(new String(file, StandardCharsets.ISO_8859_1).contains(bytes))
                    .as(name)
                    .isTrue();
        }
    }
}

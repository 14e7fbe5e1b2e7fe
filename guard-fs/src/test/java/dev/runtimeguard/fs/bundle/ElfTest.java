package dev.runtimeguard.fs.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ElfTest {

    private static final Path LIBJAVA = Path.of(System.getProperty("java.home"), "lib", "libjava.so");

    @Test
    void readsALibraryOfThisJdk() throws IOException {
        Elf elf = read(LIBJAVA);

        assertThat(elf.isLibrary()).isTrue();
        assertThat(elf.isFor(Architecture.current().orElseThrow())).isTrue();
        assertThat(elf.needed()).contains("libjvm.so");
        assertThat(elf.isMusl()).isFalse();
        assertThat(elf.truncated()).isFalse();
    }

    @Test
    void readsAProgramOfThisMachine() throws IOException {
        Path program = Path.of("/bin/true");
        assumeTrue(Files.exists(program));
        Elf elf = read(program);

        assertThat(elf.isProgram()).isTrue();
        assertThat(elf.interpreter()).contains("ld-linux");
    }

    @Test
    void aLibraryCutOffIsTruncated() throws IOException {
        byte[] half = Arrays.copyOf(Files.readAllBytes(LIBJAVA), 4000);

        assertThat(Elf.read(ByteSource.of(half, half.length)).truncated()).isTrue();
        assertThat(Elf.read(ByteSource.of(Arrays.copyOf(half, 30), 30)).truncated())
                .isTrue();
    }

    @Test
    void aProgramCutOffInTheNameOfItsInterpreterIsTruncated() throws IOException {
        byte[] program = TestElf.program(TestElf.X86_64, "/lib64/ld-linux-x86-64.so.2");

        assertThat(read(program).truncated()).isFalse();
        assertThat(read(Arrays.copyOf(program, program.length - 5)).truncated()).isTrue();
    }

    @Test
    void tellsProcessorsAndLibrariesApart() throws IOException {
        Elf arm = read(TestElf.library(TestElf.AARCH64));
        Elf musl = read(TestElf.program(TestElf.X86_64, "/lib/ld-musl-x86_64.so.1"));

        assertThat(arm.isFor(Architecture.ARM64)).isTrue();
        assertThat(arm.isFor(Architecture.X86_64)).isFalse();
        assertThat(arm.machineName()).isEqualTo("arm64");
        assertThat(musl.isProgram()).isTrue();
        assertThat(musl.isMusl()).isTrue();
    }

    @Test
    void a32BitFileIsForNoneOfLambdasProcessors() throws IOException {
        byte[] bytes = TestElf.library(3);
        bytes[4] = 1;

        Elf elf = read(bytes);

        assertThat(elf.bits()).isEqualTo(32);
        assertThat(elf.isFor(Architecture.X86_64)).isFalse();
        assertThat(elf.machineName()).isEqualTo("x86 (32-bit)");
    }

    private static Elf read(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return Elf.read(ByteSource.of(channel));
        }
    }

    private static Elf read(byte[] bytes) throws IOException {
        return Elf.read(ByteSource.of(bytes, bytes.length));
    }
}

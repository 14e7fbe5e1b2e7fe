package dev.runtimeguard.fs.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.bundle.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathInspectionTest {

    /** Owns nothing here. */
    private static final FileUser OTHER = new FileUser(12_345, Set.of(12_345));

    @TempDir
    Path directory;

    @BeforeEach
    void openDirectory() throws IOException {
        mode("rwxr-xr-x", directory);
    }

    @Test
    void namesTheParentThatCannotBeEntered() throws IOException {
        Path closed = Files.createDirectories(directory.resolve("private/deep"));
        Path file = Files.writeString(closed.resolve("file"), "x");
        mode("rwx------", closed.getParent());

        Finding finding = only(file, Use.READ);

        assertThat(finding.kind()).isEqualTo(Kind.DIRECTORY_NOT_SEARCHABLE);
        assertThat(finding.path()).isEqualTo(real(closed.getParent()));
        assertThat(finding.problem()).contains("mode 0700", "uid 12345", "owner");
        assertThat(finding.cure()).isEqualTo("chmod 755 " + real(closed.getParent()));
    }

    @Test
    void followsSymbolicLinksToTheDirectoryThatIsClosed() throws IOException {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Files.writeString(closed.resolve("file"), "x");
        Files.createSymbolicLink(directory.resolve("link"), Path.of("closed"));
        mode("rwx------", closed);

        assertThat(only(directory.resolve("link/file"), Use.READ).path()).isEqualTo(real(closed));
    }

    @Test
    void aLoopOfLinksHasNoFindings() throws IOException {
        Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));

        assertThat(inspect(directory.resolve("loop/file"), Use.READ).findings()).isEmpty();
    }

    @Test
    void namesAFileWithoutReadBit() throws IOException {
        Path file = Files.writeString(directory.resolve("secret's.txt"), "x");
        mode("rw-------", file);

        Finding finding = only(file, Use.READ);

        assertThat(finding.kind()).isEqualTo(Kind.FILE_NOT_READABLE);
        assertThat(finding.cure()).startsWith("chmod 644 '").endsWith("secret'\\''s.txt'");
    }

    @Test
    void theBitsOfTheOwnerTheGroupOrOthersCountNotTheBest() {
        assertThat(new FileUser(7, Set.of()).may(FileUser.READ, new FileMode(0044, 7, 9)))
                .isFalse();
        assertThat(new FileUser(7, Set.of(9)).may(FileUser.READ, new FileMode(0604, 1, 9)))
                .isFalse();
        assertThat(new FileUser(7, Set.of(8)).may(FileUser.READ, new FileMode(0604, 1, 9)))
                .isTrue();
    }

    @Test
    void namesTheFirstPartThatIsMissing() {
        Finding finding = only(directory.resolve("no/such/file"), Use.READ);

        assertThat(finding.kind()).isEqualTo(Kind.MISSING);
        assertThat(finding.path()).endsWith("/no");
    }

    @Test
    void aScriptWithoutExecuteBitIsFoundWhateverTheUse() throws IOException {
        Path script = script("#!/bin/sh\n", "rw-r--r--");

        assertThat(only(script, Use.ANY).kind()).isEqualTo(Kind.NOT_EXECUTABLE);
        assertThat(only(script, Use.EXECUTE).kind()).isEqualTo(Kind.NOT_EXECUTABLE);
        assertThat(inspect(script, Use.READ).findings()).isEmpty();
    }

    @Test
    void windowsLineEndsHideTheInterpreter() throws IOException {
        Finding finding = only(script("#!/bin/sh\r\necho\r\n", "rwxr-xr-x"), Use.EXECUTE);

        assertThat(finding.kind()).isEqualTo(Kind.INTERPRETER_MISSING);
        assertThat(finding.problem()).contains("/bin/sh\\r");
        assertThat(finding.cure()).startsWith("sed -i 's/\\r$//' ");
    }

    @Test
    void anInterpreterThatIsNotThereIsNamed() throws IOException {
        assertThat(only(script("#!/no/such/python\n", "rwxr-xr-x"), Use.EXECUTE).problem())
                .contains("/no/such/python");
        assertThat(inspect(script("#!/bin/sh -e\n", "rwxr-xr-x"), Use.EXECUTE).findings())
                .isEmpty();
    }

    @Test
    void aLibraryForTheOtherProcessorIsNamed() throws IOException {
        Path library = Files.write(directory.resolve("liba.so"), TestElf.library(TestElf.AARCH64));

        Finding finding = only(library, Use.LOAD);

        assertThat(finding.kind()).isEqualTo(Kind.WRONG_ARCHITECTURE);
        assertThat(finding.problem()).contains("arm64", "x86_64");
        assertThat(finding.cure()).contains("Architectures: [arm64]");
    }

    @Test
    void aLibraryThatIsNoneIsNamedForWhatItIs() throws IOException {
        byte[] dll = new byte[100];
        dll[0] = 'M';
        dll[1] = 'Z';
        byte[] dylib = {(byte) 0xcf, (byte) 0xfa, (byte) 0xed, (byte) 0xfe, 7, 0, 0, 1};

        assertThat(only(Files.write(directory.resolve("a.dll"), dll), Use.LOAD).problem())
                .contains("Windows");
        assertThat(only(Files.write(directory.resolve("a.dylib"), dylib), Use.LOAD)
                        .problem())
                .contains("macOS");
        assertThat(only(Files.writeString(directory.resolve("a.so"), ""), Use.LOAD)
                        .kind())
                .isEqualTo(Kind.DAMAGED);
    }

    @Test
    void aFileThatIsWellHasNoFindings() throws IOException {
        Path file = Files.writeString(directory.resolve("data"), "x");
        mode("rw-r--r--", file);

        for (Use use : new Use[] {Use.READ, Use.ANY}) {
            assertThat(inspect(file, use).findings()).isEmpty();
        }
        assertThat(PathInspection.of(Path.of(System.getProperty("java.home"), "lib", "libjava.so"), Use.LOAD)
                        .findings())
                .isEmpty();
    }

    private Path script(String text, String mode) throws IOException {
        Path script = Files.writeString(directory.resolve("script"), text);
        mode(mode, script);
        return script;
    }

    private static void mode(String mode, Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static String real(Path path) throws IOException {
        return path.toRealPath().toString();
    }

    private static Finding only(Path path, Use use) {
        assertThat(inspect(path, use).findings()).hasSize(1);
        return inspect(path, use).first().orElseThrow();
    }

    private static PathInspection inspect(Path path, Use use) {
        return PathInspection.of(path, use, OTHER, Architecture.X86_64);
    }
}

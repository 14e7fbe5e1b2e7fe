package dev.runtimeguard.fs.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void aCleanPackageExitsWithZero() throws IOException {
        Path zip = new TestZip().unix("a", 0100644, new byte[3]).write(directory.resolve("a.zip"));

        assertThat(run(zip.toString())).isEqualTo(Check.CLEAN);
        assertThat(out.toString(UTF_8)).isEqualTo(zip + " for x86_64: nothing found, 3 bytes unzipped\n");
    }

    @Test
    void findingsExitWithOne() throws IOException {
        assertThat(run(unreadable("a").toString())).isEqualTo(Check.FINDINGS);
        assertThat(out.toString(UTF_8))
                .startsWith("error [file-not-readable] a (mode 0600) has no read bit")
                .contains("\n    chmod 644 a ");
    }

    @Test
    void jsonIsOneDocumentWhateverTheNames() throws IOException {
        assertThat(run("--json", "--arch", "aarch64", unreadable("q\"\n\u001b").toString()))
                .isEqualTo(Check.FINDINGS);
        assertThat(out.toString(UTF_8))
                .contains(
                        "\"architecture\":\"arm64\",\"unzippedBytes\":0,\"findings\":[{\"kind\":\"file-not-readable\","
                                + "\"severity\":\"error\",\"path\":\"q\\\"\\u000a\\u001b\"")
                .endsWith("}]}\n");
    }

    @Test
    void namesCannotWriteToTheTerminal() throws IOException {
        run(unreadable("\u001b[2J").toString());

        assertThat(out.toString(UTF_8)).doesNotContain("\u001b").contains("\\u001b[2J");
    }

    @Test
    void wrongArgumentsExitWithTwoAndNameWhatIsAllowed() {
        assertThat(run("a.zip", "--arch", "mips")).isEqualTo(Check.USAGE);
        assertThat(err.toString(UTF_8)).contains("Unknown architecture mips; allowed: x86_64, arm64");
        assertThat(run()).isEqualTo(Check.USAGE);
        assertThat(run("a.zip", "--layer")).isEqualTo(Check.USAGE);
        assertThat(run("a.zip", "--jsn")).isEqualTo(Check.USAGE);
        assertThat(run("a.zip", "b.zip")).isEqualTo(Check.USAGE);
    }

    @Test
    void whatIsNoPackageExitsWithTwo() throws IOException {
        assertThat(run(directory.resolve("none.zip").toString())).isEqualTo(Check.USAGE);
        assertThat(err.toString(UTF_8)).contains("There is no ");
        assertThat(run(Files.writeString(directory.resolve("a.txt"), "text").toString()))
                .isEqualTo(Check.USAGE);
        assertThat(err.toString(UTF_8)).contains("A zip, a jar or a directory is expected");
    }

    private Path unreadable(String name) throws IOException {
        return new TestZip().unix(name, 0100600, new byte[0]).write(directory.resolve("a.zip"));
    }

    private int run(String... arguments) {
        return Check.run(
                List.of(arguments),
                KnownWriters.NONE,
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }
}

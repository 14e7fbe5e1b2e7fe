package dev.runtimeguard.fs.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.bundle.Finding.Kind;
import dev.runtimeguard.fs.bundle.Finding.Severity;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageInspectionTest {

    private static final byte[] SCRIPT = "#!/bin/sh\n".getBytes(UTF_8);
    private static final byte[] NOTHING = {};

    @TempDir
    Path directory;

    /** Each tool packed a script without execute bit and one with; the rest is the tool's own doing. */
    @ParameterizedTest
    @CsvSource({
        "info-zip.zip, 'not-executable bin/run.sh, file-not-readable secret.properties,"
                + " directory-not-searchable private, file-not-readable private/x'",
        "python.zip, 'not-executable bin/run.sh, file-not-readable config.properties, file-not-readable many/a.txt'",
        "maven-jar-plugin.jar, 'not-executable bin/run.sh'",
        "maven-assembly.zip, 'directory-not-searchable bin, file-not-readable bin/ok.sh, file-not-readable bin/run.sh,"
                + " file-not-readable config.properties, not-executable bin/ok.sh, not-executable bin/run.sh'",
    })
    void readsTheModesThatRealToolsLeave(String zip, String expected) throws Exception {
        assertThat(inspect(fixture(zip)))
                .extracting(finding -> finding.kind().id() + " " + finding.path())
                .containsExactlyInAnyOrder(expected.split(",\\s*", -1));
    }

    @Test
    void aZipMadeOnWindowsRaisesNoFalseAlarm() throws IOException {
        Path zip = new TestZip()
                .add(TestZip.DOS, 0x10, "lib/", NOTHING)
                .add(TestZip.DOS, 0x20, "config.properties", NOTHING)
                .add(TestZip.NTFS, 0x20, "tools/run.sh", SCRIPT)
                .write(directory.resolve("a.zip"));

        assertThat(inspect(zip)).isEmpty();
    }

    @Test
    void aProgramInAZipMadeOnWindowsIsOnlyAWarning() throws IOException {
        Path zip = new TestZip().add(TestZip.DOS, 0x20, "bin/run.sh", SCRIPT).write(directory.resolve("a.zip"));

        Finding finding = only(inspect(zip));
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.kind()).isEqualTo(Kind.NOT_EXECUTABLE);
    }

    @Test
    void namesThatDoNotBecomeFilesAreFound() throws IOException {
        Path zip = new TestZip()
                .add(TestZip.DOS, 0x20, "lib\\a.txt", NOTHING)
                .unix("/etc/a", 0100644, NOTHING)
                .unix("../../b", 0100644, NOTHING)
                .unix("a..b", 0100644, NOTHING)
                .write(directory.resolve("a.zip"));

        assertThat(inspect(zip)).extracting(Finding::kind).containsExactly(Kind.BAD_NAME, Kind.BAD_NAME, Kind.BAD_NAME);
    }

    @Test
    void aLibraryNeedsNoExecuteBitAndAProgramDoes() throws IOException {
        Path zip = new TestZip()
                .unix("lib/liba.so", 0100644, TestElf.library(TestElf.X86_64))
                .unix("tool", 0100644, TestElf.program(TestElf.X86_64, "/lib64/ld-linux-x86-64.so.2"))
                .write(directory.resolve("a.zip"));

        assertThat(only(inspect(zip)).path()).isEqualTo("tool");
    }

    @Test
    void nativesForAnotherProcessorAloneAreFoundBesideOneThatSuitsNot() throws IOException {
        byte[] jar = new TestZip()
                .unix("linux-aarch64/libx-linux-aarch_64.so", 0100644, TestElf.library(TestElf.AARCH64))
                .bytes();
        byte[] both = new TestZip()
                .unix("linux/aarch64/liby.so", 0100644, TestElf.library(TestElf.AARCH64))
                .unix("linux/amd64/liby.so", 0100644, TestElf.library(TestElf.X86_64))
                .bytes();
        Path zip = new TestZip()
                .unix("lib/x.jar", 0100644, jar)
                .unix("lib/y.jar", 0100644, both)
                .write(directory.resolve("a.zip"));

        Finding finding = only(inspect(zip));
        assertThat(finding.kind()).isEqualTo(Kind.WRONG_ARCHITECTURE);
        assertThat(finding.path()).isEqualTo("lib/x.jar!/linux-aarch64/libx-linux-aarch_64.so");
        assertThat(PackageInspection.of(zip, List.of(), Architecture.ARM64, KnownWriters.NONE)
                        .findings())
                .isEmpty();
    }

    @Test
    void aBuildForMuslIsNotEnough() throws IOException {
        Path zip = new TestZip()
                .unix("bin/tool", 0100755, TestElf.program(TestElf.X86_64, "/lib/ld-musl-x86_64.so.1"))
                .write(directory.resolve("a.zip"));

        assertThat(only(inspect(zip)).kind()).isEqualTo(Kind.WRONG_LIBC);
    }

    @Test
    void classesInTwoJarsAreCountedByPair() throws IOException {
        byte[] one = jar("a/A.class", "a/B.class", "module-info.class", "META-INF/versions/11/a/A.class");
        Path layer =
                new TestZip().unix("java/lib/c.jar", 0100644, jar("a/B.class")).write(directory.resolve("l.zip"));
        Path zip = new TestZip()
                .unix("lib/a.jar", 0100644, one)
                .unix("lib/b.jar", 0100644, one)
                .unix("elsewhere/d.jar", 0100644, one)
                .write(directory.resolve("a.zip"));

        List<Finding> findings = PackageInspection.of(zip, List.of(layer), Architecture.X86_64, KnownWriters.NONE)
                .findings();

        assertThat(findings).extracting(Finding::kind).containsOnly(Kind.DUPLICATE_CLASSES);
        assertThat(findings)
                .extracting(Finding::problem)
                .satisfiesExactly(
                        jars -> assertThat(jars).startsWith("lib/a.jar and lib/b.jar both have 2 classes, such as a.A"),
                        jars -> assertThat(jars)
                                .startsWith("lib/a.jar and l.zip:java/lib/c.jar both have 1 class: a.B;"));
    }

    @Test
    void aJarThatIsNoneIsDamaged() throws IOException {
        Path zip = new TestZip()
                .unix("lib/a.jar", 0100644, "version https://git-lfs".getBytes(UTF_8))
                .write(directory.resolve("a.zip"));

        assertThat(only(inspect(zip)).kind()).isEqualTo(Kind.DAMAGED);
    }

    @Test
    void librariesKnownToWriteElsewhereGetTheirSettingOnce() throws IOException {
        KnownWriters known = (jar, className) -> "db-1.jar".equals(jar) || "org.db.Main".equals(className)
                ? Optional.of(new KnownWriters.Advice("Db", "writes ~/.db.", "DB_DIR=/tmp/db"))
                : Optional.empty();
        Path zip = new TestZip()
                .unix("lib/db-1.jar", 0100644, jar("a/A.class"))
                .unix("org/db/Main.class", 0100644, NOTHING)
                .write(directory.resolve("a.zip"));

        Finding finding = only(
                PackageInspection.of(zip, List.of(), Architecture.X86_64, known).findings());

        assertThat(finding.problem()).isEqualTo("Db writes ~/.db.");
        assertThat(finding.cure()).isEqualTo("DB_DIR=/tmp/db");
    }

    @Test
    void moreThanLambdaTakesUnzippedIsFoundWithAllLayers() {
        SizeFindings sizes = new SizeFindings();
        sizes.unzipped(SizeFindings.UNZIPPED);
        assertThat(sizes.findings()).isEmpty();

        sizes.unzipped(1);
        assertThat(sizes.findings()).extracting(Finding::kind).containsExactly(Kind.TOO_LARGE);
    }

    @Test
    void manyFindingsOfAKindAreCountedNotListed() throws IOException {
        TestZip zip = new TestZip();
        for (int i = 0; i < 1_000; i++) {
            zip.unix("f" + i, 0100600, NOTHING);
        }

        List<Finding> findings = inspect(zip.write(directory.resolve("a.zip")));

        assertThat(findings).hasSize(FindingList.MAX_OF_KIND + 1);
        assertThat(findings.get(findings.size() - 1).problem()).startsWith("980 more");
    }

    @Test
    void aDirectoryIsInspectedAsAZipIs() throws IOException {
        Path script =
                Files.write(Files.createDirectories(directory.resolve("fn/bin")).resolve("run.sh"), SCRIPT);
        for (Path path : List.of(directory.resolve("fn"), script.getParent())) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(only(inspect(directory.resolve("fn"))).path()).isEqualTo("bin/run.sh");
    }

    @Test
    void takesAnyZip() throws IOException {
        Random random = new Random(20261121);
        byte[] zip = new TestZip()
                .unix("lib/a.jar", 0100644, jar("a/A.class", "b.so"))
                .unix("bin/a", 0100755, TestElf.program(TestElf.X86_64, "/lib/ld"))
                .bytes();
        int rounds = Integer.getInteger("fuzz.rounds", 20_000) / 20;
        for (int round = 0; round < rounds; round++) {
            byte[] bytes = zip.clone();
            for (int i = random.nextInt(6); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(inspect(Files.write(directory.resolve("a.zip"), bytes)))
                        .hasSizeLessThan(20);
            } catch (IOException damaged) {
                assertThat(damaged).isNotNull();
            }
        }
    }

    private static byte[] jar(String... entries) {
        TestZip jar = new TestZip();
        Arrays.stream(entries).forEach(entry -> jar.unix(entry, 0100644, NOTHING));
        return jar.bytes();
    }

    private static Path fixture(String name) throws URISyntaxException {
        return Path.of(PackageInspectionTest.class.getResource(name).toURI());
    }

    private static List<Finding> inspect(Path function) throws IOException {
        return PackageInspection.of(function, List.of(), Architecture.X86_64, KnownWriters.NONE)
                .findings();
    }

    private static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}

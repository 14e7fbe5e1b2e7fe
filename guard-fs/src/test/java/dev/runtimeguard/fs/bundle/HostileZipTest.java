package dev.runtimeguard.fs.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.fs.bundle.Finding.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives made to hurt whoever reads them: the inspection ends, within its bounds, with findings or a ZipException. */
class HostileZipTest {

    private static final int MOST_TEXT = 20_000;

    @TempDir
    Path directory;

    private List<Finding> inspect(byte[] zip, long budget) throws IOException {
        Path file = Files.write(directory.resolve("function.zip"), zip);
        Inspector inspector = new Inspector(Architecture.X86_64, KnownWriters.OF_THE_GUARD, new Budget(budget));
        inspector.inspect(new ZipPart(file), file, "", "lib/");
        return inspector.result().findings();
    }

    /** Later JDKs look at more of a zip when they open it, and refuse it before the guard can tell. */
    private List<Finding> inspectWhereTheJdkReads(byte[] zip, long budget) throws IOException {
        try {
            return inspect(zip, budget);
        } catch (ZipException refused) {
            assumeTrue(Runtime.version().feature() <= 17, "this JDK refuses it: " + refused.getMessage());
            throw refused;
        }
    }

    /** One entry's data under as many names, as David Fifield's zip bombs have it. */
    private static byte[] overlapping(byte[] one, int times) {
        ByteBuffer zip = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN);
        int end = one.length - 22;
        int start = zip.getInt(end + 16);
        byte[] entry = Arrays.copyOfRange(one, start, end);
        ByteBuffer bomb = ByteBuffer.allocate(start + entry.length * times + 22).order(ByteOrder.LITTLE_ENDIAN);
        bomb.put(one, 0, start);
        for (int i = 0; i < times; i++) {
            bomb.put(entry);
        }
        bomb.put(one, end, 22);
        int at = bomb.capacity() - 22;
        bomb.putShort(at + 8, (short) times).putShort(at + 10, (short) times);
        return bomb.putInt(at + 12, entry.length * times).array();
    }

    @Test
    void aHundredThousandEntriesAreLookedAt() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (int i = 0; i < 100_000; i++) {
                out.putNextEntry(new ZipEntry("d/" + i));
            }
        }
        assertThat(inspect(zip.toByteArray(), Budget.BYTES)).isEmpty();
    }

    @Test
    void moreEntriesThanAPackageCanHaveAreNotHeld() throws IOException {
        byte[] empty = TestZip.deflated("", new byte[0]);
        byte[] zip = overlapping(empty, ZipDirectory.MAX_ENTRIES + 1);
        assertThatThrownBy(() -> inspect(zip, Budget.BYTES))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("entries");
    }

    @Test
    void forMoreEntriesThanTheDirectoryHoldsNoRoomIsMade() throws IOException {
        byte[] zip = new TestZip().unix("a", 0100644, new byte[1]).bytesZip64();
        int end64 = zip.length - 22 - 20 - 56;
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putLong(end64 + 24, 500_000_000);
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putLong(end64 + 32, 500_000_000);
        assertThatThrownBy(() -> inspect(zip, Budget.BYTES))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("more entries than its directory can hold");
    }

    @Test
    void entriesThatShareTheirDataAreUnpackedOnlyWithinTheBudget() throws IOException {
        byte[] program = Arrays.copyOf(TestElf.library(TestElf.X86_64), 2 << 20);
        byte[] bomb = overlapping(TestZip.deflated("lib.so", program), 500);
        assertThat(bomb).hasSizeLessThan(100_000);
        assertThat(inspect(bomb, 8 << 20)).extracting(Finding::kind).contains(Kind.NOT_INSPECTED, Kind.DUPLICATE_ENTRY);
    }

    @Test
    void aJarOfABombInABombIsUnpackedOnlyWithinTheBudget() throws IOException {
        byte[] jar = TestZip.deflated("lib/inner.jar", TestZip.deflated("zeros", new byte[32 << 20]));
        assertThat(inspect(jar, 1 << 20)).extracting(Finding::kind).containsExactly(Kind.NOT_INSPECTED);
    }

    @Test
    void namesThatLeadOutAreNamedAndFollowedNowhere() throws IOException {
        TestZip zip = new TestZip();
        for (String name :
                new String[] {"../../etc/cron.d/x", "/etc/passwd", "a/../../b", "..", "a\\..\\b", "/", "//"}) {
            zip.unix(name, 0100644, "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(inspect(zip.bytes(), Budget.BYTES))
                .filteredOn(finding -> finding.kind() == Kind.BAD_NAME)
                .extracting(Finding::path)
                .contains("../../etc/cron.d/x", "/etc/passwd", "a/../../b", "..", "a\\..\\b");
    }

    @Test
    void whatTheJdkRefusesWithoutAWordIsRefusedWithOne() throws IOException {
        byte[] zip = new TestZip().unix("a", 0100644, new byte[1]).bytes();
        byte[] two = Arrays.copyOf(zip, 2 * zip.length);
        System.arraycopy(zip, 0, two, zip.length, zip.length);
        // A comment behind the second that is not there.
        two[two.length - 2] = 9;
        assertThatThrownBy(() -> inspect(two, Budget.BYTES))
                .isInstanceOf(ZipException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void dataBehindTheEndOfTheArchiveIsCalledDamaged() throws IOException {
        byte[] zip = new TestZip().unix("a", 0100644, new byte[1]).bytes();
        // The file's offset in its entry of the directory.
        int entry = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
        zip[entry + 44] = 1;
        assertThat(inspectWhereTheJdkReads(zip, Budget.BYTES)).satisfiesExactly(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.DAMAGED);
            assertThat(finding.problem()).isEqualTo("a cannot be unpacked: the archive ends before it.");
        });
    }

    @Test
    void namesOfSixtyFourThousandCharactersAreNotRepeated() throws IOException {
        String longest = "x".repeat(0xfff0);
        TestZip inner = new TestZip();
        TestZip zip = new TestZip();
        for (int i = 0; i < 30; i++) {
            inner.unix(i + longest, 0100644, TestElf.library(TestElf.AARCH64));
            zip.unix(i + longest, 0100600, TestElf.library(TestElf.AARCH64));
        }
        zip.unix("lib/inner.jar", 0100644, inner.bytes());
        List<Finding> findings = inspectWhereTheJdkReads(zip.bytes(), Budget.BYTES);
        assertThat(findings).isNotEmpty().allSatisfy(finding -> assertThat(
                        finding.path() + finding.problem() + finding.cure())
                .hasSizeLessThan(MOST_TEXT));
    }

    @Test
    void sizesThatCannotBeAreTakenForTooLarge() throws IOException {
        byte[] zip = TestZip.deflated("file", new byte[10]);
        int central = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
        Arrays.fill(zip, central + 24, central + 28, (byte) 0xff);
        List<Finding> findings = inspectWhereTheJdkReads(overlapping(zip, 1000), Budget.BYTES);
        assertThat(findings).extracting(Finding::kind).contains(Kind.TOO_LARGE);
    }
}

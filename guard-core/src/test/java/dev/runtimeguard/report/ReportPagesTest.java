package dev.runtimeguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A report names the page that explains its code: each page is there, and listed. */
class ReportPagesTest {

    /** Codes of files that no part of this version reports. */
    private static final Set<ReportCode> NOT_REPORTED_YET = Set.of(
            ReportCode.FS_MISSING_DIRECTORY,
            ReportCode.FS_HOME_MISSING,
            ReportCode.FS_PACKAGE_PERMISSION,
            ReportCode.FS_NOT_EXECUTABLE,
            ReportCode.FS_NATIVE_LIBRARY);

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

    @Test
    void everyCodeThatIsReportedHasItsPageInTheList() throws Exception {
        String list = Files.readString(REPOSITORY.resolve("docs/reports/README.md"));
        for (ReportCode code : Arrays.stream(ReportCode.values())
                .filter(code -> !NOT_REPORTED_YET.contains(code))
                .collect(Collectors.toSet())) {
            Report report = Report.builder(code, Confidence.CERTAIN, "x").build();

            assertThat(REPOSITORY.resolve(report.more())).content().startsWith("# " + code.id());
            assertThat(list).contains("[" + code.id() + "](" + code.id() + ".md)");
        }
    }
}

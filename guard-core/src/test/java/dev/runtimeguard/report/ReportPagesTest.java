package dev.runtimeguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A report names the page that explains its code: each page is there, and listed. */
class ReportPagesTest {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

    @Test
    void everyCodeHasItsPageInTheList() throws Exception {
        String list = Files.readString(REPOSITORY.resolve("docs/reports/README.md"));
        for (ReportCode code : ReportCode.values()) {
            Report report = Report.builder(code, Confidence.CERTAIN, "x").build();

            assertThat(REPOSITORY.resolve(report.more())).content().startsWith("# " + code.id());
            assertThat(list).contains("[" + code.id() + "](" + code.id() + ".md)");
        }
    }
}

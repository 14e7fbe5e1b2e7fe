package dev.runtimeguard.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.fs.judge.Finding;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import org.junit.jupiter.api.Test;

class FileReportsTest {

    private static final GuardConfig EXPLAIN = GuardConfig.builder().build();
    private static final GuardConfig REDIRECT =
            GuardConfig.builder().fs(FsMode.REDIRECT).build();

    private static Finding finding(String code, String call, String className, String jar, int more) {
        String frame = className == null ? null : className + ".save(X.java:7)";
        String to = code.equals(Finding.REDIRECTED) ? "/tmp/.guard/upper/var/task/a\"b" : null;
        return new Finding(code, call, "/var/task/a\"b", to, frame, className, jar, more, 0);
    }

    private static Report report(Finding finding, GuardConfig config) {
        return FileReports.of(finding.toMap(), config);
    }

    @Test
    void aRedirectSaysWhereTheFileLives() {
        Report report = report(finding(Finding.REDIRECTED, "open for writing", "com.acme.Fn", "fn.jar", 0), REDIRECT);

        assertThat(report.code()).isEqualTo(ReportCode.FS_REDIRECTED);
        assertThat(report.summary())
                .contains("/var/task/a\"b", "/tmp/.guard/upper", "com.acme.Fn.save(X.java:7) of fn.jar");
        assertThat(report.file())
                .isEqualTo(new Report.File(
                        "/var/task/a\"b",
                        "/tmp/.guard/upper/var/task/a\"b",
                        "open for writing",
                        "com.acme.Fn.save(X.java:7)",
                        "fn.jar"));
        assertThat(report.remedies())
                .containsExactly(new Remedy(
                        Remedy.Kind.CODE,
                        "write it below /tmp",
                        "Path.of(System.getProperty(\"java.io.tmpdir\"), \"a\\\"b\")"));
    }

    @Test
    void aKnownLibrarysSettingGoesFirst() {
        Report report = report(finding(Finding.REFUSED, "open for writing", "org.h2.X", "h2-2.jar", 0), EXPLAIN);

        assertThat(report.summary()).contains("H2");
        assertThat(report.remedies()).extracting(Remedy::kind).containsExactly(Remedy.Kind.CONFIG, Remedy.Kind.CONFIG);
        assertThat(report.remedies().get(0).text()).contains("-Dh2.baseDir=/tmp");
        assertThat(report.remedies().get(1).text()).isEqualTo("GUARD_FS=redirect");
    }

    @Test
    void aSilentRefusalSaysThatNothingWasThrown() {
        Report report = report(finding(Finding.SILENT, "File.mkdir", "com.acme.Fn", null, 0), EXPLAIN);

        assertThat(report.code()).isEqualTo(ReportCode.FS_SILENT_REFUSAL);
        assertThat(report.summary())
                .startsWith("File.mkdir on /var/task/a\"b by com")
                .contains("returned false");
    }

    @Test
    void strictSaysThatItRefused() {
        GuardConfig strict = GuardConfig.builder().fs(FsMode.STRICT).build();
        Report report = report(finding(Finding.REFUSED, "create file", null, null, 0), strict);

        assertThat(report.summary()).contains("as Lambda would");
        assertThat(report.remedies()).extracting(Remedy::kind).containsExactly(Remedy.Kind.CODE);
    }

    @Test
    void aSummaryCounts() {
        assertThat(report(finding(Finding.REFUSED, "delete", null, null, 30), EXPLAIN)
                        .summary())
                .contains("30 more paths below /var/task/a");
    }
}

package dev.runtimeguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceTest {

    private static Report report(int summaryLength, int remedyLength) {
        return Report.builder(ReportCode.IAM_MISSING_PERMISSION, Confidence.CERTAIN, "s".repeat(summaryLength))
                .remedy(Remedy.Kind.POLICY, "add this policy", "<" + "p".repeat(remedyLength) + ">")
                .remedy(Remedy.Kind.SAM, "second", "second")
                .build();
    }

    @Test
    void saysTheCodeWhatHappenedAndTheFirstRemedy() {
        assertThat(Advice.of(report(3, 2), Advice.MAX_LENGTH))
                .isEqualTo("\n[Runtime Guard: iam.missing-permission] sss\nFix: add this policy:\n<pp>");
    }

    @Test
    void withoutARemedyItIsTheSummaryAlone() {
        assertThat(Advice.of(Reports.bare("what happened"), Advice.MAX_LENGTH))
                .isEqualTo("\n[Runtime Guard: iam.ambiguous] what happened");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 500, 700, 749, 750, 1_300, 1_460, 1_500, 100_000})
    void isNeverTooLongAndARemedyIsWholeOrNotThere(int length) {
        for (int remedyLength : new int[] {0, 1, 100, 600, 700, 1_300, 1_395, 1_500, 100_000}) {
            for (int limit : new int[] {200, 700, Advice.MAX_LENGTH}) {
                String advice = Advice.of(report(length, remedyLength), limit);

                assertThat(advice).hasSizeLessThanOrEqualTo(limit).startsWith("\n[Runtime Guard: iam.");
                boolean whole = advice.endsWith("\nFix: add this policy:\n<" + "p".repeat(remedyLength) + ">");
                assertThat(whole || !advice.contains("<p")).isTrue();
                assertThat(whole || advice.endsWith("see the guard's line in the log."))
                        .isTrue();
            }
        }
    }

    @Test
    void aCutSummaryKeepsItsBeginningItsEndAndItsSurrogatePairs() {
        Report report = Reports.bare("begin" + "\ud83d\ude00".repeat(2_000) + "end");

        String advice = Advice.of(report, Advice.MAX_LENGTH);

        assertThat(advice).contains("] begin", "...").endsWith("end").hasSizeLessThanOrEqualTo(Advice.MAX_LENGTH);
        assertThat(java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(advice))
                .isTrue();
    }

    @Test
    void isRecognisedInAMessageThatCarriesIt() {
        Report report = report(3, 2);

        assertThat(Advice.isIn("Denied" + Advice.of(report, Advice.MAX_LENGTH), report))
                .isTrue();
        assertThat(Advice.isIn("Denied" + Advice.of(Reports.bare("other"), Advice.MAX_LENGTH), report))
                .isFalse();
        assertThat(Advice.isIn("Denied", report)).isFalse();
        assertThat(Advice.isIn(null, report)).isFalse();
    }
}

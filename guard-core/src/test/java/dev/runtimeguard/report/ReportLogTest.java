package dev.runtimeguard.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runtimeguard.RedactMode;
import dev.runtimeguard.testing.GuardLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReportLogTest {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final ReportLog log = new ReportLog((line, severity) -> lines.add(line), RedactMode.NONE);

    private static Report denied(String action, String role, String requestId) {
        return Report.builder(ReportCode.IAM_MISSING_PERMISSION, Confidence.CERTAIN, "denied " + requestId)
                .principal(new Report.Principal(null, null, role, null, "message"))
                .missing(List.of(new Report.Missing(action, "arn:aws:s3:::b/1")))
                .remedy(Remedy.Kind.POLICY, "add", "{}")
                .build()
                .withFunction(new Report.Function("orders", "7", null, requestId, false));
    }

    private JsonNode guard(int index) {
        return GuardLog.guard(lines.get(index));
    }

    @Test
    void aFindingIsWrittenInFullOnceAndThenAsAShortLineWithACount() {
        for (int i = 1; i <= 3; i++) {
            log.write(denied("s3:PutObject", "r", "req-" + i));
        }

        assertThat(guard(0).has("repeated")).isFalse();
        assertThat(guard(0).has("remedies")).isTrue();
        assertThat(guard(1).get("repeated").asBoolean()).isTrue();
        assertThat(guard(1).get("count").asInt()).isEqualTo(2);
        assertThat(guard(2).get("count").asInt()).isEqualTo(3);
        assertThat(guard(2).has("remedies")).isFalse();
        assertThat(guard(2).get("code").asText()).isEqualTo("iam.missing-permission");
        assertThat(guard(2).get("function").get("requestId").asText()).isEqualTo("req-3");
    }

    @Test
    void anotherActionPrincipalOrCodeIsAnotherFinding() {
        log.write(denied("s3:PutObject", "r", "1"));
        log.write(denied("s3:GetObject", "r", "2"));
        log.write(denied("s3:PutObject", "other", "3"));
        log.write(Reports.bare("denied 1"));
        log.write(Reports.bare("denied 2"));

        assertThat(lines).noneMatch(line -> line.contains("repeated"));
    }

    @Test
    void theSamePolicyForAnotherKeyIsTheSameFinding() {
        PolicyDocument policy = new PolicyDocument(
                List.of(new PolicyDocument.Statement(List.of("s3:GetObject"), List.of("arn:aws:s3:::b/*"))));
        for (String key : List.of("1", "2")) {
            log.write(Report.builder(ReportCode.IAM_MISSING_PERMISSION, Confidence.CERTAIN, "denied " + key)
                    .missing(List.of(new Report.Missing("s3:GetObject", "arn:aws:s3:::b/" + key)))
                    .policy(policy)
                    .build());
        }

        assertThat(guard(1).get("count").asInt()).isEqualTo(2);
    }

    @Test
    void remembersABoundedNumberOfFindingsAndForgetsTheOneNotSeenForLongest() {
        log.write(Reports.bare("first"));
        log.write(Reports.bare("second"));
        for (int i = 0; i < 510; i++) {
            log.write(Reports.bare("filler " + i));
        }
        log.write(Reports.bare("first"));
        log.write(Reports.bare("one too many"));
        lines.clear();

        log.write(Reports.bare("first"));
        log.write(Reports.bare("second"));

        assertThat(guard(0).get("count").asInt()).isEqualTo(3);
        assertThat(guard(1).has("count")).isFalse();
    }

    @Test
    void whatTheSinkThrowsIsThrownAndTheFindingIsStillWrittenInFullLater() {
        IllegalStateException broken = new IllegalStateException("sink");
        boolean[] works = {false};
        ReportLog fragile = new ReportLog(
                (line, severity) -> {
                    if (!works[0]) {
                        throw broken;
                    }
                    lines.add(line);
                },
                RedactMode.NONE);
        assertThatThrownBy(() -> fragile.write(Reports.complete())).isSameAs(broken);

        works[0] = true;
        fragile.write(Reports.complete());

        assertThat(guard(0).has("remedies")).isTrue();
    }

    @Test
    void severalThreadsWriteAFindingInFullOnceAndCountEveryTime() throws Exception {
        int threads = 8;
        int each = 200;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        for (int t = 0; t < threads; t++) {
            pool.execute(() -> {
                try {
                    start.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                for (int i = 0; i < each; i++) {
                    log.write(Reports.bare("same"));
                }
            });
        }
        start.countDown();
        pool.shutdown();

        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(lines).hasSize(threads * each);
        assertThat(lines.stream().filter(line -> !line.contains("\"repeated\"")))
                .hasSize(1);
        assertThat(lines.stream().map(line -> GuardLog.guard(line).path("count").asInt(1)))
                .doesNotHaveDuplicates();
    }

    @Test
    void theShortLineIsCappedToo() {
        for (String unit : List.of("x", "\u0001", "\ud800", "\u4e2d")) {
            Report report = Reports.filledWith(unit.repeat(100_000), 2);
            log.write(report);
            log.write(report);
        }

        assertThat(lines).hasSize(8).allSatisfy(line -> {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(32 * 1024);
            assertThat(GuardLog.guard(line).has("code")).isTrue();
        });
    }

    @Test
    void offWritesNothing() {
        ReportLog.off().write(Reports.complete());

        assertThat(lines).isEmpty();
    }
}

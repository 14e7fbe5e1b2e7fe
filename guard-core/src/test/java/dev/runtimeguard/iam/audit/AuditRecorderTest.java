package dev.runtimeguard.iam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What audit mode keeps")
class AuditRecorderTest {

    private static final Report.Principal ROLE = role("orders");

    private final AuditRecorder recorder = new AuditRecorder();

    private static Report.Principal role(String name) {
        return new Report.Principal(
                "arn:aws:sts::123456789012:assumed-role/" + name + "/f",
                "arn:aws:iam::123456789012:role/" + name,
                name,
                "123456789012",
                "sts");
    }

    private void record(Report.Principal signer, String action, String resource) {
        recorder.record(signer, Policies.allowing(action, resource), Confidence.LIKELY);
    }

    @Test
    @DisplayName("stays bounded, allows all that was recorded, and says what was widened")
    void bounded() {
        RecordedPermissions permissions = new RecordedPermissions(100);
        List<String> keys = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            keys.add("arn:aws:s3:::bucket-" + random.nextInt(3) + "/d" + random.nextInt(50) + "/k" + i);
            permissions.add(Policies.allowing("s3:GetObject", keys.get(i)));
            assertThat(permissions.size()).isLessThanOrEqualTo(100);
        }
        permissions.add(Policies.allowing("sqs:SendMessage", "arn:aws:sqs:eu-west-1:1:q"));

        PolicyDocument policy = permissions.toPolicy();
        assertThat(keys).allMatch(key -> Policies.allows(policy, "s3:GetObject", key));
        assertThat(Policies.allows(policy, "s3:GetObject", "arn:aws:s3:::other/x"))
                .isFalse();
        assertThat(Policies.allows(policy, "sqs:SendMessage", "arn:aws:sqs:eu-west-1:1:q"))
                .isTrue();
        assertThat(permissions.widenedActions()).containsExactly("s3:GetObject");
        assertThat(permissions.isIncomplete()).isFalse();
    }

    @Test
    @DisplayName("widens over buckets, and to everything, only when that does not do")
    void widenedFurther() {
        RecordedPermissions permissions = new RecordedPermissions(10);
        for (int i = 0; i < 1_000; i++) {
            permissions.add(Policies.allowing("s3:GetObject", "arn:aws:s3:::b" + i + "/k"));
        }
        assertThat(permissions.size()).isLessThanOrEqualTo(10);
        assertThat(Policies.allows(permissions.toPolicy(), "s3:GetObject", "arn:aws:s3:::b999/k"))
                .isTrue();
        assertThat(Policies.allows(permissions.toPolicy(), "s3:GetObject", "arn:aws:sqs:eu-west-1:1:q"))
                .isFalse();
    }

    @Test
    @DisplayName("says so when not even that makes room")
    void incomplete() {
        RecordedPermissions permissions = new RecordedPermissions(2);
        for (String action : List.of("a:A", "b:B", "c:C")) {
            permissions.add(Policies.allowing(action, "*"));
        }

        assertThat(permissions.size()).isEqualTo(2);
        assertThat(permissions.isIncomplete()).isTrue();
    }

    @Test
    @DisplayName("keeps the calls of a role that the function assumed apart")
    void otherRole() {
        record(ROLE, "sts:AssumeRole", "arn:aws:iam::1:role/other");
        record(role("other"), "s3:GetObject", "arn:aws:s3:::b/k");

        assertThat(recorder.policy().orElseThrow().toJson()).doesNotContain("s3:GetObject");
        assertThat(recorder.news())
                .extracting(report -> report.principal().roleName())
                .containsExactly("orders", "other");
    }

    @Test
    @DisplayName("takes calls whose account alone is known for the role of that account")
    void accountOnly() {
        record(new Report.Principal(null, null, null, "123456789012", "credentials"), "s3:GetObject", "*");
        record(ROLE, "s3:PutObject", "*");

        assertThat(recorder.news())
                .singleElement()
                .extracting(report -> report.principal().roleName())
                .isEqualTo("orders");
        assertThat(recorder.policy().orElseThrow().toJson()).contains("s3:GetObject", "s3:PutObject");
    }

    @Test
    @DisplayName("keeps no more principals than it says")
    void manyPrincipals() {
        for (int i = 0; i < 1_000; i++) {
            record(role("tenant-" + i), "s3:GetObject", "*");
        }

        List<Report> news = recorder.news();
        assertThat(news).hasSize(AuditRecorder.MAX_PRINCIPALS);
        record(role("tenant-0"), "s3:PutObject", "*");
        assertThat(recorder.news().get(0).summary()).contains("more roles signed calls than are recorded");
    }

    @Test
    @DisplayName("has news only when something new was recorded")
    void news() {
        record(ROLE, "s3:GetObject", "*");
        assertThat(recorder.news()).hasSize(1);

        record(ROLE, "s3:GetObject", "*");
        assertThat(recorder.news()).isEmpty();

        recorder.recordUnknown(ROLE, "Odd Operation");
        assertThat(recorder.news()).singleElement().satisfies(report -> assertThat(report.summary())
                .contains("Odd Operation needs is not known"));
    }

    @Test
    @DisplayName("prints a long policy in parts that IAM takes and a log line holds whole")
    void parts() {
        for (int i = 0; i < 1_500; i++) {
            record(ROLE, i % 2 == 0 ? "s3:GetObject" : "s3:PutObject", "arn:aws:s3:::bucket/directory-" + i + "/*");
        }

        List<Report> news = recorder.news();
        PolicyUnion union = new PolicyUnion();
        for (Report report : news) {
            assertThat(report.policy().toJson().length()).isLessThanOrEqualTo(PolicyParts.MAX_LENGTH);
            assertThat(report.toJson().getBytes(StandardCharsets.UTF_8).length).isLessThan(32 * 1024);
            assertThat(report.toJson()).contains("\"policy\":");
            union.add(report.policy());
        }
        assertThat(news.get(0).summary()).contains("part 1 of " + news.size());
        assertThat(union.toDocument()).isEqualTo(recorder.policy().orElseThrow());
    }

    @Test
    @DisplayName("is whole when many threads record and print at once")
    void concurrent() throws Exception {
        List<Report> printed = Collections.synchronizedList(new ArrayList<>());
        Audit audit = new Audit(recorder, printed::add);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            int thread = t;
            running.add(threads.submit(() -> {
                for (int i = 0; i < 200; i++) {
                    audit.record(
                            ROLE,
                            Policies.allowing("s3:GetObject", "arn:aws:s3:::b" + thread + "/" + i),
                            Confidence.LIKELY);
                    audit.invocationEnded();
                }
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        threads.shutdown();
        audit.print();

        PolicyDocument policy = audit.policy().orElseThrow();
        PolicyUnion expected = new PolicyUnion();
        for (int t = 0; t < 8; t++) {
            for (int i = 0; i < 200; i++) {
                expected.add(Policies.allowing("s3:GetObject", "arn:aws:s3:::b" + t + "/" + i));
            }
        }
        assertThat(policy).isEqualTo(expected.toDocument());
        PolicyUnion union = new PolicyUnion();
        printed.forEach(report -> union.add(report.policy()));
        assertThat(union.toDocument()).isEqualTo(policy);
    }
}

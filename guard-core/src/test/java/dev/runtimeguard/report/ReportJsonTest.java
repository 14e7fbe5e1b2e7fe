package dev.runtimeguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runtimeguard.testing.GuardLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON line as its readers (queries, alarms, scripts) know it. */
class ReportJsonTest {

    private static final int MAX_BYTES = 32 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyPartHasItsPlaceAndName() throws Exception {
        JsonNode expected = JSON.readTree("""
                {"guard":{"schema":1,"code":"iam.missing-permission","confidence":"certain","summary":"one sentence",
                 "function":{"name":"orders","version":"7","arn":"arn:fn","requestId":"req-1","coldStart":true},
                 "principal":{"assumedRoleArn":"arn:aws:sts::111122223333:assumed-role/orders-role/orders",
                   "roleArn":"arn:aws:iam::111122223333:role/orders-role","roleName":"orders-role",
                   "accountId":"111122223333","source":"message"},
                 "request":{"service":"S3","operation":"PutObject","region":"eu-west-1","status":403,
                   "errorCode":"AccessDenied","requestId":"REQ1"},
                 "missing":[{"action":"s3:PutObject","resource":"arn:aws:s3:::b/reports/1.json"}],
                 "deniedBy":{"policyType":"identity-based","effect":"implicit",
                   "policyArn":"arn:aws:iam::111122223333:policy/p"},
                 "policy":{"Version":"2012-10-17","Statement":[
                   {"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::b/reports/*"},
                   {"Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":["arn:k1","arn:k2"]}]},
                 "file":{"path":"/var/task/x","redirectedTo":"/tmp/.guard/x","operation":"write",
                   "culprit":"com.acme.Lib.m(Lib.java:12)","library":"lib.jar"},
                 "tmp":{"totalBytes":1000,"usedBytes":600,"usedPercent":60,"grewBytes":100,"invocationsToFull":4,
                   "largest":[{"path":"/tmp/cache/","bytes":500,"culprit":"com.acme.Cache.fill(Cache.java:7)"},
                     {"path":"/tmp/x","bytes":100}]},
                 "remedies":[{"kind":"policy","title":"add this","text":"{}"},
                   {"kind":"check","title":"see","text":"aws iam ..."}],
                 "more":"docs/reports/iam.missing-permission.md"}}
                """);

        assertThat(JSON.readTree(Reports.complete().toJson())).isEqualTo(expected);
    }

    @Test
    void absentPartsAreLeftOut() throws Exception {
        assertThat(JSON.readTree(Reports.bare("one sentence").toJson())).isEqualTo(JSON.readTree("""
                                {"guard":{"schema":1,"code":"iam.ambiguous","confidence":"guess",
                                 "summary":"one sentence","more":"docs/reports/iam.ambiguous.md"}}
                                """));
    }

    @Test
    void absentTextsInsideAPartAreLeftOut() {
        Report report = Report.builder(ReportCode.IAM_AMBIGUOUS, Confidence.LIKELY, "s")
                .principal(new Report.Principal(null, null, null, "111122223333", "credentials"))
                .request(new Report.Request("S3", null, "", 0, null, null))
                .missing(List.of(new Report.Missing("kms:Decrypt", null)))
                .build();

        JsonNode guard = GuardLog.guard(report.toJson());

        assertThat(guard.get("principal").fieldNames()).toIterable().containsExactly("accountId", "source");
        assertThat(guard.get("request").fieldNames()).toIterable().containsExactly("service");
        assertThat(guard.get("missing").get(0).fieldNames()).toIterable().containsExactly("action");
    }

    @ParameterizedTest
    @EnumSource(ReportCode.class)
    void everyCodeNamesAPageOfTheDocumentation(ReportCode code) {
        JsonNode guard = GuardLog.guard(
                Report.builder(code, Confidence.CERTAIN, "s").build().toJson());

        assertThat(guard.get("code").asText()).matches("(iam|fs|tmp|guard)\\.[a-z-]+");
        assertThat(guard.get("more").asText()).contains(guard.get("code").asText());
    }

    static Stream<Report> hostileReports() {
        return Stream.of(
                        "x",
                        "\u0001",
                        "\n",
                        "\"",
                        "\\",
                        "\u007f",
                        "\u2028",
                        "\ud800",
                        "\udc00",
                        "\u00e9",
                        "\ud83d\ude00")
                .flatMap(unit -> Stream.of(
                        Reports.filledWith(unit, 1),
                        Reports.filledWith(unit.repeat(300), 3),
                        Reports.filledWith(unit.repeat(5_000), 50),
                        Reports.filledWith(unit.repeat(100_000), 2),
                        Reports.bare(unit.repeat(1_000_000)),
                        Reports.filledWith(unit, 10_000)));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostileReports")
    void theLineIsOneLineOfValidJsonInThirtyTwoKibibytes(Report report) {
        String line = report.toJson();

        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(MAX_BYTES);
        assertThat(line.chars()).noneMatch(c -> c < 0x20 || c == 0x2028 || c == 0x2029);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(line)).isTrue();
        JsonNode guard = GuardLog.guard(line);
        assertThat(guard.path("code").asText()).isEqualTo(report.code().id());
        assertThat(guard.path("summary").asText()).isNotEmpty();
        assertThat(guard.path("more").asText()).isEqualTo(report.more());
    }

    @Test
    void textThatFitsComesBackAsItWas() {
        String text = "\u0000\b\f\n\r\t\"\\/\u007f\u00e9\u4e2d\u2028\ud83d\ude00</script>";

        assertThat(GuardLog.guard(Reports.bare(text).toJson()).get("summary").asText())
                .isEqualTo(text);
    }

    @Test
    void aPolicyAndARemedyAreWholeOrNotThere() {
        String policy = "{" + "p".repeat(20_000) + "}";
        Report report = Report.builder(ReportCode.IAM_MISSING_PERMISSION, Confidence.CERTAIN, "s")
                .remedy(Remedy.Kind.POLICY, "first", policy)
                .remedy(Remedy.Kind.SAM, "second", policy)
                .build();

        JsonNode remedies = GuardLog.guard(report.toJson()).get("remedies");

        assertThat(remedies).hasSize(1);
        assertThat(remedies.get(0).get("text").asText()).isEqualTo(policy);
    }
}

package dev.runtimeguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.RedactMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RedactionTest {

    private static final String ROLE = "arn:aws:sts::111122223333:assumed-role/orders-role/orders-session";

    private static Report saying(String summary, String remedy) {
        return Report.builder(ReportCode.IAM_MISSING_PERMISSION, Confidence.CERTAIN, summary)
                .remedy(Remedy.Kind.CLI, "do it", remedy)
                .build();
    }

    private static String account(String text) {
        return Redaction.forCallers(saying(text, ""), RedactMode.ACCOUNT).summary();
    }

    private static String all(String text) {
        return Redaction.forCallers(saying(text, ""), RedactMode.ALL).summary();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arn:aws:sqs:eu-west-1:123456789012:orders | arn:aws:sqs:eu-west-1:ACCOUNT_ID:orders",
                "https://sqs.eu-west-1.amazonaws.com/123456789012/q | https://sqs.eu-west-1.amazonaws.com/ACCOUNT_ID/q",
                "arn:aws:s3:::logs-123456789012-eu/k | arn:aws:s3:::logs-ACCOUNT_ID-eu/k",
                "bucket123456789012 and 123456789012. | bucketACCOUNT_ID and ACCOUNT_ID.",
                "role deploy_123456789012 of account 210987654321 | role deploy_ACCOUNT_ID of account ACCOUNT_ID_2",
                "210987654321, 123456789012, 210987654321 | ACCOUNT_ID, ACCOUNT_ID_2, ACCOUNT_ID",
                "arn:aws:iam::aws:policy/ReadOnlyAccess | arn:aws:iam::aws:policy/ReadOnlyAccess",
                "key/1234abcd-12ab-34cd-56ef-123456789012 | key/1234abcd-12ab-34cd-56ef-123456789012",
                "orders-abcd-123456789012 | orders-abcd-ACCOUNT_ID",
                "1732168800123 ms, 12345678901 bytes | 1732168800123 ms, 12345678901 bytes",
                "nothing of the kind | nothing of the kind",
            })
    void accountMasksAccountIdsAndNothingElse(String text, String masked) {
        assertThat(account(text)).isEqualTo(masked);
        assertThat(Redaction.forLog(saying(text, text), RedactMode.ACCOUNT)).isEqualTo(saying(text, text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arn:aws:sqs:eu-west-1:123456789012:orders was | arn:aws:sqs:eu-west-1:ACCOUNT_ID:RESOURCE was",
                "on arn:aws:s3:::acme/a b/1.json. | on arn:aws:s3:::RESOURCE b/1.json.",
                "on \"arn:aws:s3:::acme/a b/1.json\". | on \"arn:aws:s3:::RESOURCE\".",
                "arn:aws-cn:iam::123456789012:role/x/y: no | arn:aws-cn:iam::ACCOUNT_ID:role/RESOURCE: no",
                "arn:aws:dynamodb:us-east-1:123456789012:table/t/index/i | arn:aws:dynamodb:us-east-1:ACCOUNT_ID:table/RESOURCE",
                "arn:aws:iam::aws:policy/ReadOnlyAccess | arn:aws:iam::aws:policy/ReadOnlyAccess",
                "arn:aws:iam::123456789012:root | arn:aws:iam::ACCOUNT_ID:root",
                "arn:aws:s3:::role/key | arn:aws:s3:::RESOURCE",
                "https://sqs.eu-west-1.amazonaws.com/123456789012/q | https://sqs.eu-west-1.amazonaws.com/PATH",
                "https://acme.s3.eu-west-1.amazonaws.com/k?X-Amz-Signature=ab | https://s3.eu-west-1.amazonaws.com/PATH",
                "https://acme.s3.amazonaws.com/k | https://s3.amazonaws.com/PATH",
                "https://u:p@db.acme.example:8080/x | https://HOST/PATH",
                "https://docs.aws.amazon.com/lambda/latest | https://docs.aws.amazon.com/lambda/latest",
                "s3://acme/k | s3://HOST/PATH",
                "write on /var/task/out/a.txt by com.acme.Lib.m(Lib.java:12): | write on /var/task/PATH by com.acme.Lib.m(Lib.java:12):",
                "only /tmp and mounted, /opt, /dev/null. | only /tmp and mounted, /opt, /dev/null.",
                "-Dx=/tmp/name and file:/srv/data/x.db. | -Dx=/tmp/PATH and file:/PATH.",
                "read and/or 5 MB/s of <fileMode>0755</fileMode> / x | read and/or 5 MB/s of <fileMode>0755</fileMode> / x",
                "new File(\"/tmp/work/a\") | new File(\"/tmp/PATH\")",
            })
    void allMasksArnsUrlsAndPaths(String text, String masked) {
        assertThat(all(text)).isEqualTo(masked);
        assertThat(Redaction.forLog(text, RedactMode.ALL)).isEqualTo(masked);
        assertThat(Redaction.forLog(text, RedactMode.ACCOUNT)).isEqualTo(text);
    }

    private static Report denied() {
        PolicyDocument policy = new PolicyDocument(List.of(new PolicyDocument.Statement(
                List.of("s3:PutObject"),
                List.of("arn:aws:s3:::acme-reports/daily report/*"),
                List.of(new Condition("StringEquals", "aws:ResourceAccount", "111122223333")))));
        return Report.builder(
                        ReportCode.IAM_MISSING_PERMISSION,
                        Confidence.CERTAIN,
                        "s3:PutObject on arn:aws:s3:::acme-reports/daily report/1.json was denied to " + ROLE
                                + ": no identity-based policy of role orders-role allows it")
                .principal(new Report.Principal(
                        ROLE,
                        "arn:aws:iam::111122223333:role/service-role/orders-role",
                        "orders-role",
                        "111122223333",
                        "message"))
                .request(new Report.Request("S3", "PutObject", "eu-west-1", 403, "AccessDenied", "123456789012"))
                .missing(List.of(new Report.Missing("s3:PutObject", "arn:aws:s3:::acme-reports/daily report/1.json")))
                .deniedBy(new Report.DeniedBy("identity-based", "implicit", "arn:aws:iam::111122223333:policy/p"))
                .policy(policy)
                .remedy(Remedy.Kind.POLICY, "add this policy to role orders-role", policy.toJson())
                .remedy(
                        Remedy.Kind.CHECK,
                        "look",
                        "aws s3api list-objects-v2 --bucket acme-reports --prefix 'daily report/1.json'")
                .remedy(Remedy.Kind.SAM, "template", "S3WritePolicy:\n  BucketName: acme-reports")
                .build()
                .withFunction(new Report.Function(
                        "orders", "7", "arn:aws:lambda:eu-west-1:111122223333:function:orders", "req-1", true));
    }

    @Test
    void aDenialWithItsAccountMaskedIsToBeCompletedAndSaysSo() {
        Report masked = Redaction.forCallers(denied(), RedactMode.ACCOUNT);

        assertThat(masked.toJson()).doesNotContain("111122223333").contains("\"requestId\":\"123456789012\"");
        assertThat(masked.principal().assumedRoleArn())
                .isEqualTo("arn:aws:sts::ACCOUNT_ID:assumed-role/orders-role/orders-session");
        assertThat(masked.remedies().get(0).text())
                .contains("\"Resource\":\"arn:aws:s3:::acme-reports/daily report/*\"")
                .contains("\"aws:ResourceAccount\":\"ACCOUNT_ID\"");
        assertThat(Redaction.forLog(denied(), RedactMode.ACCOUNT)).isEqualTo(denied());
    }

    @Test
    void aDenialWithEverythingMaskedNamesNothingOfItsOwner() {
        Report masked = Redaction.forLog(denied(), RedactMode.ALL);

        assertThat(masked).isEqualTo(Redaction.forCallers(denied(), RedactMode.ALL));
        assertThat(masked.toJson())
                .doesNotContain(
                        "111122223333", "acme-reports", "daily report", "orders-role", "orders-session", "policy/p");
        assertThat(masked.summary())
                .isEqualTo("s3:PutObject on arn:aws:s3:::RESOURCE was denied to"
                        + " arn:aws:sts::ACCOUNT_ID:assumed-role/RESOURCE: no identity-based policy of role ROLE_NAME"
                        + " allows it");
        assertThat(masked.remedies())
                .extracting(Remedy::text)
                .containsExactly(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\","
                                + "\"Resource\":\"arn:aws:s3:::RESOURCE\",\"Condition\":{\"StringEquals\":"
                                + "{\"aws:ResourceAccount\":\"ACCOUNT_ID\"}}}]}",
                        "aws s3api list-objects-v2 --bucket RESOURCE --prefix 'RESOURCE'",
                        "S3WritePolicy:\n  BucketName: RESOURCE");
        assertThat(masked.function().name()).isEqualTo("orders");
        assertThat(masked.function().arn()).isEqualTo("arn:aws:lambda:eu-west-1:ACCOUNT_ID:function:RESOURCE");
    }

    @Test
    void aFileWithEverythingMaskedKeepsTheDirectoryOfLambdas() {
        Report report = Report.builder(
                        ReportCode.FS_REDIRECTED,
                        Confidence.CERTAIN,
                        "my data/customer 7.txt cannot be written on Lambda: it lives at /tmp/.guard/my data/customer 7.txt")
                .file(new Report.File(
                        "my data/customer 7.txt",
                        "/tmp/.guard/my data/customer 7.txt",
                        "write",
                        "com.acme.Lib.m(Lib.java:12)",
                        "lib-1.2.jar"))
                .tmp(new Report.Tmp(
                        10, 5, 50, 1, 2, List.of(new Report.Largest("/tmp/customers/", 4, "com.acme.C.m(C.java:1)"))))
                .remedy(
                        Remedy.Kind.CODE,
                        "write it below /tmp",
                        "Path.of(System.getProperty(\"java.io.tmpdir\"), \"customer 7.txt\")")
                .build();

        Report masked = Redaction.forLog(report, RedactMode.ALL);

        assertThat(masked.toJson()).doesNotContain("customer", "my data");
        assertThat(masked.summary()).isEqualTo("PATH cannot be written on Lambda: it lives at /tmp/PATH");
        assertThat(masked.file())
                .isEqualTo(new Report.File("PATH", "/tmp/PATH", "write", "com.acme.Lib.m(Lib.java:12)", "lib-1.2.jar"));
        assertThat(masked.remedies().get(0).text())
                .isEqualTo("Path.of(System.getProperty(\"java.io.tmpdir\"), \"FILE_NAME\")");
    }

    @ParameterizedTest
    @EnumSource
    void anyReportCanBeMasked(RedactMode mode) {
        for (Report report : List.of(
                Reports.bare("x"),
                Reports.complete(),
                Reports.filledWith("", 3),
                Reports.filledWith("/", 2),
                Reports.filledWith("arn:aws:s3:::", 2),
                Reports.filledWith("arn:aws:s3:::$1\\", 2),
                Reports.filledWith("\"\\/\ud800" + "/a".repeat(100_000), 2))) {
            Report masked = Redaction.forCallers(report, mode);

            assertThat(masked.code()).isEqualTo(report.code());
            assertThat(masked.remedies()).hasSameSizeAs(report.remedies());
            assertThat(masked.toJson()).isNotEmpty();
        }
    }
}

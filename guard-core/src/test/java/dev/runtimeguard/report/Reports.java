package dev.runtimeguard.report;

import java.util.List;
import java.util.stream.IntStream;

/** Reports to render: one with every part, one with none, and one as hostile as a report can be. */
final class Reports {

    private Reports() {}

    static Report bare(String summary) {
        return Report.builder(ReportCode.IAM_AMBIGUOUS, Confidence.GUESS, summary)
                .build();
    }

    static Report complete() {
        return Report.builder(ReportCode.IAM_MISSING_PERMISSION, Confidence.CERTAIN, "one sentence")
                .principal(new Report.Principal(
                        "arn:aws:sts::111122223333:assumed-role/orders-role/orders",
                        "arn:aws:iam::111122223333:role/orders-role",
                        "orders-role",
                        "111122223333",
                        "message"))
                .request(new Report.Request("S3", "PutObject", "eu-west-1", 403, "AccessDenied", "REQ1"))
                .missing(List.of(new Report.Missing("s3:PutObject", "arn:aws:s3:::b/reports/1.json")))
                .deniedBy(new Report.DeniedBy("identity-based", "implicit", "arn:aws:iam::111122223333:policy/p"))
                .policy(new PolicyDocument(List.of(
                        new PolicyDocument.Statement(List.of("s3:PutObject"), List.of("arn:aws:s3:::b/reports/*")),
                        new PolicyDocument.Statement(
                                List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of("arn:k1", "arn:k2")))))
                .file(new Report.File(
                        "/var/task/x", "/tmp/.guard/x", "write", "com.acme.Lib.m(Lib.java:12)", "lib.jar"))
                .tmp(new Report.Tmp(
                        1000,
                        600,
                        60,
                        100,
                        4,
                        List.of(
                                new Report.Largest("/tmp/cache/", 500, "com.acme.Cache.fill(Cache.java:7)"),
                                new Report.Largest("/tmp/x", 100, null))))
                .remedy(Remedy.Kind.POLICY, "add this", "{}")
                .remedy(Remedy.Kind.CHECK, "see", "aws iam ...")
                .build()
                .withFunction(new Report.Function("orders", "7", "arn:fn", "req-1", true));
    }

    /** Every text of it is {@code text}, and every list has {@code entries} entries. */
    static Report filledWith(String text, int entries) {
        Report.Builder report = Report.builder(ReportCode.IAM_MISSING_PERMISSION, Confidence.CERTAIN, text)
                .principal(new Report.Principal(text, text, text, text, text))
                .request(new Report.Request(text, text, text, 403, text, text))
                .missing(IntStream.range(0, entries)
                        .mapToObj(i -> new Report.Missing(text, text))
                        .toList())
                .deniedBy(new Report.DeniedBy(text, text, text))
                .policy(new PolicyDocument(IntStream.range(0, entries)
                        .mapToObj(i -> new PolicyDocument.Statement(List.of(text), List.of(text)))
                        .toList()))
                .file(new Report.File(text, text, text, text, text))
                .tmp(new Report.Tmp(
                        Long.MIN_VALUE,
                        Long.MIN_VALUE,
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE,
                        Long.MIN_VALUE,
                        IntStream.range(0, entries)
                                .mapToObj(i -> new Report.Largest(text, Long.MIN_VALUE, text))
                                .toList()));
        for (int i = 0; i < entries; i++) {
            report.remedy(Remedy.Kind.CLI, text, text);
        }
        return report.build().withFunction(new Report.Function(text, text, text, text, false));
    }
}

package dev.runtimeguard.samples.demo;

import dev.runtimeguard.samples.aws.LocalAws;
import dev.runtimeguard.samples.aws.Role;
import dev.runtimeguard.samples.aws.Session;
import dev.runtimeguard.samples.aws.policy.Json;
import dev.runtimeguard.samples.handlers.ReportWriter;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LocalLambda;
import java.io.IOException;
import java.util.Map;

/**
 * Runs {@link ReportWriter} in the local Lambda against the embedded AWS endpoint: denied, explained, fixed with the
 * policy of the explanation, and no more than fixed. Ends with status 1 when a step does not go that way.
 */
public final class Demo {

    private static final String FUNCTION = "report-writer";
    private static final String BUCKET = "acme-orders";

    private Demo() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try (LocalAws aws = LocalAws.start()) {
            Role role = aws.createRole(FUNCTION);
            aws.createBucket(BUCKET);
            try (LocalLambda lambda = function(aws, role.assume(FUNCTION))) {
                Screen.say("Runtime Guard for AWS Lambda: a function under the real runtime interface client, Java "
                        + Runtime.version().feature()
                        + (lambda.isSandboxed()
                                ? ", sandboxed as on Lambda"
                                : ", without a sandbox, which this machine does not allow"));
                run(lambda, role);
            }
        }
    }

    private static LocalLambda function(LocalAws aws, Session session) throws IOException, InterruptedException {
        return LocalLambda.builder(ReportWriter.class.getName())
                .functionName(FUNCTION)
                .accountId(LocalAws.DEFAULT_ACCOUNT)
                .environment(aws.environment(session))
                .start();
    }

    private static void run(LocalLambda lambda, Role role) throws InterruptedException {
        Screen.step(
                "1. An object is created. The function writes its report; role " + role.name() + " may do nothing.");
        InvocationResult denied = lambda.invoke(S3Events.created(BUCKET, "orders/1.csv"));
        expect(!denied.succeeded(), denied);
        GuardLine line = GuardLine.in(denied.log());
        Screen.say("The error, as callers get it and CloudWatch logs it:");
        Screen.quote(errorMessage(denied));
        Screen.say("The report, one JSON line in the log beside it:");
        Screen.quote(Screen.beginning(line.text(), 1000));

        Screen.step("2. The policy of the report is put on the role:");
        Screen.quote("aws iam put-role-policy --role-name " + role.name()
                + " --policy-name from-the-report --policy-document '" + line.policy() + "'");
        role.putPolicy("from-the-report", line.policy());

        Screen.step("3. The same event again:");
        InvocationResult fixed = lambda.invoke(S3Events.created(BUCKET, "orders/1.csv"));
        expect(fixed.succeeded(), fixed);
        Screen.quote(fixed.payloadText());

        Screen.step("4. Nothing else was opened. A neighbouring key, and a neighbouring action on the same key:");
        stillDenied(lambda.invoke(S3Events.created(BUCKET, "invoices/7.csv")));
        stillDenied(lambda.invoke(S3Events.removed(BUCKET, "orders/1.csv")));
    }

    private static String errorMessage(InvocationResult failed) {
        Map<?, ?> body = (Map<?, ?>) Json.parse(failed.payloadText());
        return body.get("errorType") + ": " + body.get("errorMessage");
    }

    private static void stillDenied(InvocationResult result) {
        expect(!result.succeeded(), result);
        Screen.quote(GuardLine.in(result.log()).summary());
    }

    private static void expect(boolean asExpected, InvocationResult result) {
        if (!asExpected) {
            System.out.println(result.payloadText() + "\n" + result.log());
            throw new IllegalStateException("the demo did not go as it should: " + result);
        }
    }
}

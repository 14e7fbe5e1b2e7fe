package dev.runtimeguard.samples.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * This process's class path without what a function does not need. All of it is a hundred megabytes, which are copied for
 * every function and whose jars it opens one by one.
 */
public final class FunctionJars {

    private static final List<String> PLAIN = List.of("guard-", "slf4j-", "aws-lambda-java-events-", "joda-time-");

    /** Clients that only tests in this process call, and the tests' own libraries. */
    private static final List<String> OF_TESTS = List.of(
            "athena-",
            "aws-crt-",
            "bedrockruntime-",
            "cloudwatch",
            "cognitoidentityprovider-",
            "ecr-",
            "eventbridge-",
            "firehose-",
            "glue-",
            "iam-",
            "kinesis-",
            "rdsdata-",
            "s3-transfer-manager-",
            "scheduler-",
            "sesv2-",
            "sfn-",
            "sns-",
            "assertj-",
            "byte-buddy-",
            "junit-",
            "snakeyaml-");

    private FunctionJars() {}

    /** For functions that call no AWS service: the classes of this module, the guard, the types of events. */
    public static LambdaClassPath withoutSdk() {
        return LambdaClassPath.ofThisProcess().keeping(entry -> Files.isDirectory(entry) || startsWith(PLAIN, entry));
    }

    /** Besides, the SDK with the clients that functions of the tests have. */
    public static LambdaClassPath withSdk() {
        return LambdaClassPath.ofThisProcess().keeping(entry -> !startsWith(OF_TESTS, entry));
    }

    private static boolean startsWith(List<String> names, Path entry) {
        return names.stream().anyMatch(entry.getFileName().toString()::startsWith);
    }
}

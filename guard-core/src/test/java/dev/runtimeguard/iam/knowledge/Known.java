package dev.runtimeguard.iam.knowledge;

import java.util.List;

/** The services with hand-written knowledge. */
final class Known {

    static final List<String> SERVICES = List.of(
            "CloudWatchEvents",
            "DynamoDb",
            "DynamoDbStreams",
            "EventBridge",
            "Kinesis",
            "Kms",
            "Lambda",
            "SecretsManager",
            "Sfn",
            "Sns",
            "Sqs",
            "Ssm");

    private Known() {}
}

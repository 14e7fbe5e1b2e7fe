package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.ServicePermissions;
import java.util.Locale;

/** The hand-written knowledge of AWS services that comes with the guard. */
public final class Knowledge {

    private Knowledge() {}

    /**
     * What is known of a service by hand; asking loads the classes of that service only.
     *
     * @param sdkServiceName the SDK's {@code SERVICE_NAME}, as {@code DynamoDb}; may be null
     * @return null when there is none
     */
    public static ServicePermissions of(String sdkServiceName) {
        if (sdkServiceName == null) {
            return null;
        }
        return switch (sdkServiceName.toLowerCase(Locale.ROOT)) {
            case "cloudwatchevents", "eventbridge" -> EventBridge.permissions(sdkServiceName);
            case "dynamodb" -> DynamoDb.permissions();
            case "dynamodbstreams" -> DynamoDbStreams.permissions();
            case "kinesis" -> Kinesis.permissions();
            case "kms" -> Kms.permissions();
            case "lambda" -> Lambda.permissions();
            case "secretsmanager" -> SecretsManager.permissions();
            case "sfn" -> Sfn.permissions();
            case "sns" -> Sns.permissions();
            case "sqs" -> Sqs.permissions();
            case "ssm" -> Ssm.permissions();
            default -> null;
        };
    }
}

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
            case "apigatewaymanagementapi" -> ApiGatewayManagementApi.permissions();
            case "appconfigdata" -> AppConfigData.permissions();
            case "athena" -> Athena.permissions();
            case "bedrockagentruntime" -> Bedrock.agentRuntime();
            case "bedrockruntime" -> Bedrock.runtime();
            case "cloudwatch" -> CloudWatch.permissions();
            case "cloudwatchlogs" -> CloudWatchLogs.permissions();
            case "cloudwatchevents", "eventbridge" -> EventBridge.permissions(sdkServiceName);
            case "dynamodb" -> DynamoDb.permissions();
            case "dynamodbstreams" -> DynamoDbStreams.permissions();
            case "ec2" -> Ec2.permissions();
            case "ecs" -> Ecs.permissions();
            case "glue" -> Glue.permissions();
            case "kinesis" -> Kinesis.permissions();
            case "kms" -> Kms.permissions();
            case "lambda" -> Lambda.permissions();
            case "rdsdata" -> RdsData.permissions();
            case "redshiftdata" -> RedshiftData.permissions();
            case "scheduler" -> Scheduler.permissions();
            case "secretsmanager" -> SecretsManager.permissions();
            case "ses" -> Ses.permissions();
            case "sesv2" -> Ses.version2();
            case "sfn" -> Sfn.permissions();
            case "sns" -> Sns.permissions();
            case "sqs" -> Sqs.permissions();
            case "ssm" -> Ssm.permissions();
            case "sts" -> Sts.permissions();
            default -> PassedRoles.of(sdkServiceName);
        };
    }
}

package dev.runtimeguard.iam.knowledge;

import java.util.List;

/** The services with hand-written knowledge. */
final class Known {

    static final List<String> SERVICES = List.of(
            "ApiGatewayManagementApi",
            "AppConfigData",
            "ApplicationAutoScaling",
            "AppSync",
            "Athena",
            "Backup",
            "Bedrock",
            "BedrockAgent",
            "BedrockAgentRuntime",
            "BedrockRuntime",
            "CloudFormation",
            "CloudWatch",
            "CloudWatchEvents",
            "CloudWatchLogs",
            "CodeBuild",
            "CodePipeline",
            "Comprehend",
            "DataSync",
            "DynamoDb",
            "DynamoDbStreams",
            "Ec2",
            "Ecs",
            "EmrServerless",
            "EventBridge",
            "Firehose",
            "Glue",
            "Iot",
            "Kinesis",
            "Kms",
            "Lambda",
            "MediaConvert",
            "Pipes",
            "RdsData",
            "RedshiftData",
            "Rekognition",
            "SageMaker",
            "Scheduler",
            "SecretsManager",
            "Ses",
            "SesV2",
            "Sfn",
            "Sns",
            "Sqs",
            "Ssm",
            "Sts",
            "Textract",
            "Transcribe",
            "Transfer",
            "Translate");

    private Known() {}
}

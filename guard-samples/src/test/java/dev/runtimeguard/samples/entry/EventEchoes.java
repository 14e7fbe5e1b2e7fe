package dev.runtimeguard.samples.entry;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2ProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2ProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import com.amazonaws.services.lambda.runtime.events.ActiveMQEvent;
import com.amazonaws.services.lambda.runtime.events.AppSyncLambdaAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.AppSyncLambdaAuthorizerResponse;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.amazonaws.services.lambda.runtime.events.CloudFrontEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchCompositeAlarmEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchMetricAlarmEvent;
import com.amazonaws.services.lambda.runtime.events.CodeCommitEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCustomMessageEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolMigrateUserEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostAuthenticationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostConfirmationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreAuthenticationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreSignUpEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.amazonaws.services.lambda.runtime.events.ConfigEvent;
import com.amazonaws.services.lambda.runtime.events.ConnectEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.events.IoTButtonEvent;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisAnalyticsFirehoseInputPreprocessingEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisAnalyticsInputPreprocessingResponse;
import com.amazonaws.services.lambda.runtime.events.KinesisAnalyticsOutputDeliveryEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisAnalyticsOutputDeliveryResponse;
import com.amazonaws.services.lambda.runtime.events.KinesisAnalyticsStreamsInputPreprocessingEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.events.LambdaDestinationEvent;
import com.amazonaws.services.lambda.runtime.events.LexEvent;
import com.amazonaws.services.lambda.runtime.events.MSKFirehoseEvent;
import com.amazonaws.services.lambda.runtime.events.MSKFirehoseResponse;
import com.amazonaws.services.lambda.runtime.events.RabbitMQEvent;
import com.amazonaws.services.lambda.runtime.events.S3BatchEvent;
import com.amazonaws.services.lambda.runtime.events.S3BatchEventV2;
import com.amazonaws.services.lambda.runtime.events.S3BatchResponse;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.S3ObjectLambdaEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.SecretsManagerRotationEvent;
import com.amazonaws.services.lambda.runtime.events.SimpleIAMPolicyResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.TimeWindowEventResponse;

/** Functions that return their event, one for every event type and response type of aws-lambda-java-events. */
@SuppressWarnings("deprecation")
public final class EventEchoes {

    private EventEchoes() {}

    public static APIGatewayCustomAuthorizerEvent apiGatewayCustomAuthorizerEvent(
            APIGatewayCustomAuthorizerEvent event) {
        return event;
    }

    public static APIGatewayProxyRequestEvent apiGatewayProxyRequestEvent(APIGatewayProxyRequestEvent event) {
        return event;
    }

    public static APIGatewayProxyResponseEvent apiGatewayProxyResponseEvent(APIGatewayProxyResponseEvent event) {
        return event;
    }

    public static APIGatewayV2HTTPEvent apiGatewayV2HTTPEvent(APIGatewayV2HTTPEvent event) {
        return event;
    }

    public static APIGatewayV2HTTPResponse apiGatewayV2HTTPResponse(APIGatewayV2HTTPResponse event) {
        return event;
    }

    public static APIGatewayV2ProxyRequestEvent apiGatewayV2ProxyRequestEvent(APIGatewayV2ProxyRequestEvent event) {
        return event;
    }

    public static APIGatewayV2ProxyResponseEvent apiGatewayV2ProxyResponseEvent(APIGatewayV2ProxyResponseEvent event) {
        return event;
    }

    public static APIGatewayV2WebSocketEvent apiGatewayV2WebSocketEvent(APIGatewayV2WebSocketEvent event) {
        return event;
    }

    public static APIGatewayV2WebSocketResponse apiGatewayV2WebSocketResponse(APIGatewayV2WebSocketResponse event) {
        return event;
    }

    public static ActiveMQEvent activeMQEvent(ActiveMQEvent event) {
        return event;
    }

    public static AppSyncLambdaAuthorizerEvent appSyncLambdaAuthorizerEvent(AppSyncLambdaAuthorizerEvent event) {
        return event;
    }

    public static AppSyncLambdaAuthorizerResponse appSyncLambdaAuthorizerResponse(
            AppSyncLambdaAuthorizerResponse event) {
        return event;
    }

    public static ApplicationLoadBalancerRequestEvent applicationLoadBalancerRequestEvent(
            ApplicationLoadBalancerRequestEvent event) {
        return event;
    }

    public static ApplicationLoadBalancerResponseEvent applicationLoadBalancerResponseEvent(
            ApplicationLoadBalancerResponseEvent event) {
        return event;
    }

    public static CloudFormationCustomResourceEvent cloudFormationCustomResourceEvent(
            CloudFormationCustomResourceEvent event) {
        return event;
    }

    public static CloudFrontEvent cloudFrontEvent(CloudFrontEvent event) {
        return event;
    }

    public static CloudWatchCompositeAlarmEvent cloudWatchCompositeAlarmEvent(CloudWatchCompositeAlarmEvent event) {
        return event;
    }

    public static CloudWatchLogsEvent cloudWatchLogsEvent(CloudWatchLogsEvent event) {
        return event;
    }

    public static CloudWatchMetricAlarmEvent cloudWatchMetricAlarmEvent(CloudWatchMetricAlarmEvent event) {
        return event;
    }

    public static CodeCommitEvent codeCommitEvent(CodeCommitEvent event) {
        return event;
    }

    public static CognitoEvent cognitoEvent(CognitoEvent event) {
        return event;
    }

    public static CognitoUserPoolCreateAuthChallengeEvent cognitoUserPoolCreateAuthChallengeEvent(
            CognitoUserPoolCreateAuthChallengeEvent event) {
        return event;
    }

    public static CognitoUserPoolCustomMessageEvent cognitoUserPoolCustomMessageEvent(
            CognitoUserPoolCustomMessageEvent event) {
        return event;
    }

    public static CognitoUserPoolDefineAuthChallengeEvent cognitoUserPoolDefineAuthChallengeEvent(
            CognitoUserPoolDefineAuthChallengeEvent event) {
        return event;
    }

    public static CognitoUserPoolMigrateUserEvent cognitoUserPoolMigrateUserEvent(
            CognitoUserPoolMigrateUserEvent event) {
        return event;
    }

    public static CognitoUserPoolPostAuthenticationEvent cognitoUserPoolPostAuthenticationEvent(
            CognitoUserPoolPostAuthenticationEvent event) {
        return event;
    }

    public static CognitoUserPoolPostConfirmationEvent cognitoUserPoolPostConfirmationEvent(
            CognitoUserPoolPostConfirmationEvent event) {
        return event;
    }

    public static CognitoUserPoolPreAuthenticationEvent cognitoUserPoolPreAuthenticationEvent(
            CognitoUserPoolPreAuthenticationEvent event) {
        return event;
    }

    public static CognitoUserPoolPreSignUpEvent cognitoUserPoolPreSignUpEvent(CognitoUserPoolPreSignUpEvent event) {
        return event;
    }

    public static CognitoUserPoolPreTokenGenerationEvent cognitoUserPoolPreTokenGenerationEvent(
            CognitoUserPoolPreTokenGenerationEvent event) {
        return event;
    }

    public static CognitoUserPoolPreTokenGenerationEventV2 cognitoUserPoolPreTokenGenerationEventV2(
            CognitoUserPoolPreTokenGenerationEventV2 event) {
        return event;
    }

    public static CognitoUserPoolVerifyAuthChallengeResponseEvent cognitoUserPoolVerifyAuthChallengeResponseEvent(
            CognitoUserPoolVerifyAuthChallengeResponseEvent event) {
        return event;
    }

    public static ConfigEvent configEvent(ConfigEvent event) {
        return event;
    }

    public static ConnectEvent connectEvent(ConnectEvent event) {
        return event;
    }

    public static DynamodbEvent dynamodbEvent(DynamodbEvent event) {
        return event;
    }

    public static DynamodbTimeWindowEvent dynamodbTimeWindowEvent(DynamodbTimeWindowEvent event) {
        return event;
    }

    public static IoTButtonEvent ioTButtonEvent(IoTButtonEvent event) {
        return event;
    }

    public static KafkaEvent kafkaEvent(KafkaEvent event) {
        return event;
    }

    public static KinesisAnalyticsFirehoseInputPreprocessingEvent kinesisAnalyticsFirehoseInputPreprocessingEvent(
            KinesisAnalyticsFirehoseInputPreprocessingEvent event) {
        return event;
    }

    public static KinesisAnalyticsInputPreprocessingResponse kinesisAnalyticsInputPreprocessingResponse(
            KinesisAnalyticsInputPreprocessingResponse event) {
        return event;
    }

    public static KinesisAnalyticsOutputDeliveryEvent kinesisAnalyticsOutputDeliveryEvent(
            KinesisAnalyticsOutputDeliveryEvent event) {
        return event;
    }

    public static KinesisAnalyticsOutputDeliveryResponse kinesisAnalyticsOutputDeliveryResponse(
            KinesisAnalyticsOutputDeliveryResponse event) {
        return event;
    }

    public static KinesisAnalyticsStreamsInputPreprocessingEvent kinesisAnalyticsStreamsInputPreprocessingEvent(
            KinesisAnalyticsStreamsInputPreprocessingEvent event) {
        return event;
    }

    public static KinesisEvent kinesisEvent(KinesisEvent event) {
        return event;
    }

    public static KinesisFirehoseEvent kinesisFirehoseEvent(KinesisFirehoseEvent event) {
        return event;
    }

    public static KinesisTimeWindowEvent kinesisTimeWindowEvent(KinesisTimeWindowEvent event) {
        return event;
    }

    public static LambdaDestinationEvent lambdaDestinationEvent(LambdaDestinationEvent event) {
        return event;
    }

    public static LexEvent lexEvent(LexEvent event) {
        return event;
    }

    public static MSKFirehoseEvent mskFirehoseEvent(MSKFirehoseEvent event) {
        return event;
    }

    public static MSKFirehoseResponse mskFirehoseResponse(MSKFirehoseResponse event) {
        return event;
    }

    public static RabbitMQEvent rabbitMQEvent(RabbitMQEvent event) {
        return event;
    }

    public static S3BatchEvent s3BatchEvent(S3BatchEvent event) {
        return event;
    }

    public static S3BatchEventV2 s3BatchEventV2(S3BatchEventV2 event) {
        return event;
    }

    public static S3BatchResponse s3BatchResponse(S3BatchResponse event) {
        return event;
    }

    public static S3Event s3Event(S3Event event) {
        return event;
    }

    public static S3ObjectLambdaEvent s3ObjectLambdaEvent(S3ObjectLambdaEvent event) {
        return event;
    }

    public static SNSEvent snsEvent(SNSEvent event) {
        return event;
    }

    public static SQSBatchResponse sqsBatchResponse(SQSBatchResponse event) {
        return event;
    }

    public static SQSEvent sqsEvent(SQSEvent event) {
        return event;
    }

    public static ScheduledEvent scheduledEvent(ScheduledEvent event) {
        return event;
    }

    public static SecretsManagerRotationEvent secretsManagerRotationEvent(SecretsManagerRotationEvent event) {
        return event;
    }

    public static SimpleIAMPolicyResponse simpleIAMPolicyResponse(SimpleIAMPolicyResponse event) {
        return event;
    }

    public static StreamsEventResponse streamsEventResponse(StreamsEventResponse event) {
        return event;
    }

    public static TimeWindowEventResponse timeWindowEventResponse(TimeWindowEventResponse event) {
        return event;
    }
}

package dev.runtimeguard.iam.catalog;

import static dev.runtimeguard.report.Confidence.GUESS;
import static dev.runtimeguard.report.Confidence.LIKELY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.RequiredPermission;
import dev.runtimeguard.iam.catalog.GeneratedCatalog.Status;
import dev.runtimeguard.report.Confidence;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratedCatalogTest {

    private static final ArnContext CONTEXT = new ArnContext("aws", "eu-west-1", "123456789012");

    private final GeneratedCatalog catalog = new GeneratedCatalog();

    private List<String> lookup(String service, String operation, Map<String, ?> fields) {
        return lookup(service, operation, fields, CONTEXT);
    }

    private List<String> lookup(String service, String operation, Map<String, ?> fields, ArnContext context) {
        return catalog.lookup(service, operation, RequestFields.of(fields), context).permissions().stream()
                .map(p -> p.action() + " " + p.resource())
                .toList();
    }

    private List<Confidence> confidence(String service, String operation, Map<String, ?> fields) {
        return catalog.lookup(service, operation, RequestFields.of(fields), CONTEXT).permissions().stream()
                .map(RequiredPermission::confidence)
                .toList();
    }

    @Test
    void fillsTheArnFromTheRequest() {
        assertThat(lookup("DynamoDb", "GetItem", Map.of("TableName", "orders")))
                .containsExactly("dynamodb:GetItem arn:aws:dynamodb:eu-west-1:123456789012:table/orders");
        assertThat(confidence("DynamoDb", "GetItem", Map.of("TableName", "orders")))
                .containsExactly(LIKELY);
    }

    @Test
    void usesAnArnAsItIs() {
        String arn = "arn:aws:dynamodb:us-east-1:999999999999:table/orders";
        assertThat(lookup("DynamoDb", "GetItem", Map.of("TableName", arn))).containsExactly("dynamodb:GetItem " + arn);
    }

    @Test
    void leavesOpenWhatTheRequestDoesNotTell() {
        assertThat(lookup("DynamoDb", "GetItem", Map.of()))
                .containsExactly("dynamodb:GetItem arn:aws:dynamodb:eu-west-1:123456789012:table/*");
        assertThat(confidence("DynamoDb", "GetItem", Map.of())).containsExactly(GUESS);
    }

    @Test
    void namesOnlyTheIndexOfAQueryOnAnIndex() {
        assertThat(lookup("DynamoDb", "Query", Map.of("TableName", "orders", "IndexName", "by-day")))
                .containsExactly("dynamodb:Query arn:aws:dynamodb:eu-west-1:123456789012:table/orders/index/by-day");
        assertThat(lookup("DynamoDb", "Query", Map.of("TableName", "orders")))
                .containsExactly("dynamodb:Query arn:aws:dynamodb:eu-west-1:123456789012:table/orders");
    }

    @Test
    void takesTheTableOutOfItsArnForAnIndex() {
        String table = "arn:aws:dynamodb:us-east-1:999999999999:table/orders";
        assertThat(lookup("DynamoDb", "Query", Map.of("TableName", table, "IndexName", "by-day")))
                .containsExactly("dynamodb:Query " + table + "/index/by-day");
    }

    @Test
    void namesEveryTableOfABatch() {
        assertThat(lookup("DynamoDb", "BatchGetItem", Map.of("RequestItems", Map.of("orders", Map.of()))))
                .containsExactly("dynamodb:BatchGetItem arn:aws:dynamodb:eu-west-1:123456789012:table/orders");
    }

    @Test
    void namesTheActionsOfATransactionsEntries() {
        RequestFields put = RequestFields.of(Map.of("Put", RequestFields.of(Map.of("TableName", "orders"))));
        RequestFields check =
                RequestFields.of(Map.of("ConditionCheck", RequestFields.of(Map.of("TableName", "stock"))));
        assertThat(lookup("DynamoDb", "TransactWriteItems", Map.of("TransactItems", List.of(put, check))))
                .containsExactlyInAnyOrder(
                        "dynamodb:PutItem arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
                        "dynamodb:ConditionCheckItem arn:aws:dynamodb:eu-west-1:123456789012:table/stock");
    }

    @Test
    void takesRegionAndAccountFromAQueueUrl() {
        String url = "https://sqs.us-east-1.amazonaws.com/999999999999/orders";
        assertThat(lookup("Sqs", "SendMessageBatch", Map.of("QueueUrl", url)))
                .containsExactly("sqs:SendMessage arn:aws:sqs:us-east-1:999999999999:orders");
        String legacy = "https://cn-north-1.queue.amazonaws.com.cn/999999999999/orders";
        assertThat(lookup("Sqs", "SendMessage", Map.of("QueueUrl", legacy)))
                .containsExactly("sqs:SendMessage arn:aws-cn:sqs:cn-north-1:999999999999:orders");
        assertThat(lookup("Sqs", "GetQueueUrl", Map.of("QueueName", "orders")))
                .containsExactly("sqs:GetQueueUrl arn:aws:sqs:eu-west-1:123456789012:orders");
    }

    @Test
    void publishesToTopicOrTarget() {
        String topic = "arn:aws:sns:eu-west-1:123456789012:alerts";
        assertThat(lookup("Sns", "Publish", Map.of("TopicArn", topic))).containsExactly("sns:Publish " + topic);
        assertThat(lookup("Sns", "Publish", Map.of("TargetArn", topic))).containsExactly("sns:Publish " + topic);
        assertThat(lookup("Sns", "PublishBatch", Map.of("TopicArn", topic))).containsExactly("sns:Publish " + topic);
    }

    @Test
    void endsASecretsNameWithTheSuffixItsArnHas() {
        assertThat(lookup("SecretsManager", "GetSecretValue", Map.of("SecretId", "db/password")))
                .containsExactly("secretsmanager:GetSecretValue"
                        + " arn:aws:secretsmanager:eu-west-1:123456789012:secret:db/password-??????");
        String arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db/password-AbCdEf";
        assertThat(lookup("SecretsManager", "GetSecretValue", Map.of("SecretId", arn)))
                .containsExactly("secretsmanager:GetSecretValue " + arn);
    }

    @Test
    void dropsTheLeadingSlashOfAParameter() {
        assertThat(lookup("Ssm", "GetParameter", Map.of("Name", "/app/key")))
                .containsExactly("ssm:GetParameter arn:aws:ssm:eu-west-1:123456789012:parameter/app/key");
        assertThat(lookup("Ssm", "GetParameters", Map.of("Names", List.of("/a/b", "c"))))
                .containsExactly(
                        "ssm:GetParameters arn:aws:ssm:eu-west-1:123456789012:parameter/a/b",
                        "ssm:GetParameters arn:aws:ssm:eu-west-1:123456789012:parameter/c");
    }

    @Test
    void invokesAFunctionInEverySpelling() {
        String function = "arn:aws:lambda:eu-west-1:123456789012:function:pay";
        for (String name : List.of("pay", function, "123456789012:function:pay", "function:pay")) {
            assertThat(lookup("Lambda", "Invoke", Map.of("FunctionName", name)))
                    .containsExactly("lambda:InvokeFunction " + function);
        }
    }

    @Test
    void doesNotTakeAnAliasForAKey() {
        assertThat(lookup("Kms", "Decrypt", Map.of("KeyId", "alias/app")))
                .containsExactly("kms:Decrypt arn:aws:kms:eu-west-1:123456789012:key/*");
        assertThat(lookup("Kms", "Decrypt", Map.of("KeyId", "1234abcd")))
                .containsExactly("kms:Decrypt arn:aws:kms:eu-west-1:123456789012:key/1234abcd");
    }

    @Test
    void putsEventsOnTheBusOfEachEntry() {
        RequestFields entry = RequestFields.of(Map.of("EventBusName", "shop"));
        assertThat(lookup("EventBridge", "PutEvents", Map.of("Entries", List.of(entry, entry))))
                .containsExactly("events:PutEvents arn:aws:events:eu-west-1:123456789012:event-bus/shop");
        assertThat(lookup("EventBridge", "PutRule", Map.of("Name", "nightly", "EventBusName", "default")))
                .containsExactly("events:PutRule arn:aws:events:eu-west-1:123456789012:rule/nightly");
        assertThat(lookup("EventBridge", "PutRule", Map.of("Name", "nightly", "EventBusName", "shop")))
                .containsExactly("events:PutRule arn:aws:events:eu-west-1:123456789012:rule/shop/nightly");
    }

    @Test
    void takesAStreamByNameOrArn() {
        String stream = "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks";
        assertThat(lookup("Kinesis", "PutRecord", Map.of("StreamName", "clicks")))
                .containsExactly("kinesis:PutRecord " + stream);
        assertThat(lookup("Kinesis", "PutRecord", Map.of("StreamARN", stream)))
                .containsExactly("kinesis:PutRecord " + stream);
    }

    @Test
    void mapsS3OperationsToTheirActions() {
        assertThat(lookup("S3", "HeadObject", Map.of("Bucket", "b", "Key", "k/1")))
                .containsExactly("s3:GetObject arn:aws:s3:::b/k/1");
        assertThat(lookup("S3", "ListObjectsV2", Map.of("Bucket", "b")))
                .containsExactly("s3:ListBucket arn:aws:s3:::b");
        assertThat(lookup("S3", "ListBuckets", Map.of())).containsExactly("s3:ListAllMyBuckets *");
        assertThat(lookup("S3", "CopyObject", Map.of("Bucket", "b", "Key", "k", "CopySource", "/from/x")))
                .containsExactly("s3:PutObject arn:aws:s3:::b/k", "s3:GetObject arn:aws:s3:::from/x");
    }

    @Test
    void addsWhatIsBelowALogGroup() {
        assertThat(lookup("CloudWatchLogs", "FilterLogEvents", Map.of("logGroupName", "/aws/lambda/f")))
                .containsExactly(
                        "logs:FilterLogEvents" + " arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/f:*");
    }

    @Test
    void authorizesApiGatewayByMethodAndPath() {
        assertThat(lookup("ApiGateway", "GetStage", Map.of("restApiId", "abc", "stageName", "live")))
                .containsExactly("apigateway:GET arn:aws:apigateway:eu-west-1::/restapis/abc/stages/live");
        assertThat(lookup("ApiGatewayV2", "UpdateApi", Map.of("ApiId", "abc")))
                .containsExactly("apigateway:PATCH arn:aws:apigateway:eu-west-1::/apis/abc");
    }

    @Test
    void choosesTheResourceTypeByTheArn() {
        String rule = "arn:aws:events:eu-west-1:123456789012:rule/nightly";
        assertThat(lookup("EventBridge", "TagResource", Map.of("ResourceARN", rule)))
                .containsExactly("events:TagResource " + rule);
    }

    @Test
    void fillsThePartition() {
        assertThat(lookup("Sqs", "GetQueueUrl", Map.of("QueueName", "q"), ArnContext.of("cn-north-1", "123456789012")))
                .containsExactly("sqs:GetQueueUrl arn:aws-cn:sqs:cn-north-1:123456789012:q");
        assertThat(lookup("S3", "GetObject", Map.of("Bucket", "b", "Key", "k"), ArnContext.of("us-gov-west-1", null)))
                .containsExactly("s3:GetObject arn:aws-us-gov:s3:::b/k");
        assertThat(lookup("Iam", "GetRole", Map.of("RoleName", "r"), ArnContext.of("eu-west-1", null)))
                .containsExactly("iam:GetRole arn:aws:iam::*:role/r");
    }

    @Test
    void tellsNoNeedFromNoKnowledge() {
        assertThat(catalog.status("Sts", "GetCallerIdentity")).isEqualTo(Status.NONE_NEEDED);
        assertThat(catalog.status("CognitoIdentityProvider", "InitiateAuth")).isEqualTo(Status.NONE_NEEDED);
        assertThat(catalog.status("SsoOidc", "CreateToken")).isEqualTo(Status.NONE_NEEDED);
        assertThat(catalog.status("S3", "PutObject")).isEqualTo(Status.NEEDED);
        assertThat(catalog.status("S3", "NoSuchOperation")).isEqualTo(Status.UNKNOWN);
        assertThat(catalog.status("NoSuchService", "PutObject")).isEqualTo(Status.UNKNOWN);
        assertThat(lookup("Sts", "GetCallerIdentity", Map.of())).isEmpty();
    }

    @Test
    void takesNothingElseForAService() {
        for (String name : List.of("../catalog/s3", "s", "3", "", "Service", "é", "S3 4779", "t accesspoint")) {
            assertThat(catalog.status(name, "PutObject")).as(name).isEqualTo(Status.UNKNOWN);
        }
    }

    @Test
    void tellsAServiceFromThoseItsNameBegins() {
        assertThat(catalog.operations("S3")).contains("PutObject").doesNotContain("CreateJob");
        assertThat(catalog.operations("S3Control")).contains("CreateJob").doesNotContain("PutObject");
        assertThat(catalog.operations("S3Cont")).isEmpty();
    }

    @Test
    void restoresFromABackupToATable() {
        String backup = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/backup/01";
        assertThat(lookup("DynamoDb", "RestoreTableFromBackup", Map.of("BackupArn", backup, "TargetTableName", "new")))
                .containsExactlyInAnyOrder(
                        "dynamodb:RestoreTableFromBackup " + backup,
                        "dynamodb:RestoreTableFromBackup arn:aws:dynamodb:eu-west-1:123456789012:table/new");
    }

    @Test
    void readsTheSecretOfADataApiCallOnlyWhenThereIsOne() {
        String cluster = "arn:aws:rds:eu-west-1:123456789012:cluster:c";
        String secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:s-AbCdEf";
        assertThat(lookup("RdsData", "ExecuteStatement", Map.of("resourceArn", cluster, "secretArn", secret)))
                .containsExactly("rds-data:ExecuteStatement " + cluster, "secretsmanager:GetSecretValue " + secret);
        assertThat(lookup("RdsData", "ExecuteStatement", Map.of("resourceArn", cluster)))
                .containsExactly("rds-data:ExecuteStatement " + cluster);
    }

    @Test
    void addsTheRevisionATaskDefinitionLacks() {
        String family = "ecs:RunTask arn:aws:ecs:eu-west-1:123456789012:task-definition/job";
        assertThat(lookup("Ecs", "RunTask", Map.of("taskDefinition", "job"))).containsExactly(family + ":*");
        assertThat(lookup("Ecs", "RunTask", Map.of("taskDefinition", "job:3"))).containsExactly(family + ":3");
    }

    @Test
    void givesNoOptionalResourceThatTheRequestDoesNotName() {
        assertThat(lookup("Translate", "TranslateText", Map.of("Text", "x")))
                .containsExactly("translate:TranslateText *");
        assertThat(confidence("Translate", "TranslateText", Map.of())).containsExactly(GUESS);
    }

    @Test
    void doesNotMixSeveralValuesOfSeveralMembers() {
        RequestFields one = RequestFields.of(Map.of("databaseName", "d1", "tableName", "t1"));
        RequestFields two = RequestFields.of(Map.of("databaseName", "d2", "tableName", "t2"));
        assertThat(lookup("Glue", "BatchGetTableOptimizer", Map.of("Entries", List.of(one, two))))
                .allMatch(p -> !p.contains("table/d1/t2") && !p.contains("table/d2/t1"));
    }

    @Test
    void keepsABareModelIdOpen() {
        assertThat(lookup("BedrockRuntime", "Converse", Map.of("modelId", "eu.anthropic.claude")))
                .containsExactly("bedrock:InvokeModel *");
        String profile = "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude";
        assertThat(lookup("BedrockRuntime", "ConverseStream", Map.of("modelId", profile)))
                .containsExactly("bedrock:InvokeModelWithResponseStream " + profile);
    }

    @Test
    void knowsServicesByTheirNameInTheSdk() {
        for (String name : List.of(
                "ApiGatewayV2",
                "CognitoIdentityProvider",
                "Config",
                "Config Service",
                "IotDataPlane",
                "Wafv2",
                "MTurk",
                "DatabaseMigration",
                "CloudWatchEvents",
                "TranscribeStreaming",
                "API Gateway",
                "ResourceGroupsTaggingApi")) {
            assertThat(catalog.operations(name)).as(name).isNotEmpty();
        }
    }

    @Test
    void leavesTheAccountOutOfWhatAwsOwns() {
        assertThat(lookup("Ssm", "GetParameter", Map.of("Name", "/aws/service/ami")))
                .containsExactly("ssm:GetParameter arn:aws:ssm:eu-west-1::parameter/aws/service/ami");
        assertThat(lookup("Ssm", "SendCommand", Map.of("DocumentName", "AWS-Run", "InstanceIds", List.of("i-1"))))
                .containsExactly(
                        "ssm:SendCommand arn:aws:ssm:eu-west-1::document/AWS-Run",
                        "ssm:SendCommand arn:aws:ec2:eu-west-1:123456789012:instance/i-1");
    }

    @Test
    void takesAHostedZoneAsTheServiceReturnsIt() {
        for (String zone : List.of("Z1", "/hostedzone/Z1")) {
            assertThat(lookup("Route53", "ChangeResourceRecordSets", Map.of("HostedZoneId", zone)))
                    .containsExactly("route53:ChangeResourceRecordSets arn:aws:route53:::hostedzone/Z1");
        }
    }

    @Test
    void takesWhicheverMemberIsSet() {
        assertThat(lookup("CloudWatchLogs", "StartQuery", Map.of("logGroupNames", List.of("/a", "/b"))))
                .containsExactly(
                        "logs:StartQuery arn:aws:logs:eu-west-1:123456789012:log-group:/a:*",
                        "logs:StartQuery arn:aws:logs:eu-west-1:123456789012:log-group:/b:*");
    }
}

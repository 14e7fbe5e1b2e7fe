package dev.runtimeguard.samples.aws;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The services of the endpoint, each with its protocol. */
final class Services {
    private Services() {}

    /** By signing name. */
    static Map<String, AwsService> all(Buckets buckets, Accounts accounts, Supplier<DenialWording> wording) {
        List<AwsService> own = List.of(
                new S3Service(buckets, accounts, wording), new StsService(accounts, wording), new IamService(wording));
        Map<String, AwsService> services = new TreeMap<>();
        Stream.of(own, query(wording), json(accounts, wording), restJson(wording))
                .flatMap(List::stream)
                .forEach(service -> services.put(service.signingName(), service));
        return services;
    }

    private static List<AwsService> query(Supplier<DenialWording> wording) {
        return List.of(
                new TableQueryService(
                        "sns",
                        "http://sns.amazonaws.com/doc/2010-03-31/",
                        "AuthorizationError",
                        SnsOperations.table(),
                        wording),
                new TableQueryService(
                        "monitoring",
                        "http://monitoring.amazonaws.com/doc/2010-08-01/",
                        "AccessDenied",
                        CloudWatchOperations.table(),
                        wording));
    }

    private static List<AwsService> json(Accounts accounts, Supplier<DenialWording> wording) {
        return List.of(
                new JsonService("dynamodb", "1.0", new DynamoDbOperations(), wording),
                new JsonService("sqs", "1.0", SqsOperations.table(), "AccessDenied", wording),
                new JsonService("states", "1.0", StepFunctionsOperations.table(), wording),
                new JsonService("kinesis", "1.1", KinesisOperations.table(), wording),
                new JsonService("firehose", "1.1", FirehoseOperations.table(), wording),
                new JsonService("events", "1.1", EventBridgeOperations.table(), wording),
                new JsonService("secretsmanager", "1.1", new SecretsManagerOperations(), wording),
                new JsonService("ssm", "1.1", SsmOperations.table(), wording),
                new JsonService("kms", "1.1", new KmsOperations(accounts), wording),
                new JsonService("logs", "1.1", LogsOperations.table(), wording),
                new JsonService("cognito-idp", "1.1", CognitoOperations.table(), wording),
                new JsonService("glue", "1.1", GlueOperations.table(), wording),
                new JsonService("athena", "1.1", new AthenaOperations(), wording),
                new JsonService("ecr", "1.1", EcrOperations.table(), wording));
    }

    private static List<AwsService> restJson(Supplier<DenialWording> wording) {
        return List.of(
                new RestJsonService("lambda", LambdaOperations.routes(), LambdaOperations.table(), wording),
                new RestJsonService("ses", SesOperations.routes(), SesOperations.table(), wording),
                new RestJsonService("bedrock", BedrockOperations.routes(), BedrockOperations.table(), wording),
                new RestJsonService("rds-data", RdsDataOperations.routes(), RdsDataOperations.table(), wording),
                new RestJsonService("scheduler", SchedulerOperations.routes(), SchedulerOperations.table(), wording));
    }
}

package dev.runtimeguard.samples.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The same denial as each protocol and service words it. */
class ServiceDenialTest {
    private static final String ACCOUNT = "eu-west-1:123456789012:";
    private static final String URL = "https://sqs.eu-west-1.amazonaws.com/123456789012/q";

    private LocalAws aws;
    private Session session;

    @BeforeEach
    void start() throws Exception {
        aws = LocalAws.start();
        session = aws.createRole("fn-role").assume("fn");
    }

    @AfterEach
    void stop() throws Exception {
        aws.close();
    }

    @Test
    void sqsWritesActionsInLowerCaseAndKeepsItsOldCode() {
        AwsServiceException denied = sqs();
        assertThat(denied.statusCode()).isEqualTo(400);
        assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        assertThat(text(denied)).isEqualTo(detailed("sqs:sendmessage", "arn:aws:sqs:" + ACCOUNT + "q"));
    }

    @Test
    void snsHasACodeAndAPrefixOfItsOwn() {
        SnsClient sns = client(SnsClient::builder);
        String topic = "arn:aws:sns:" + ACCOUNT + "t";
        AwsServiceException denied =
                denied(() -> sns.publish(r -> r.topicArn(topic).message("m")));
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AuthorizationError");
        assertThat(text(denied)).isEqualTo(detailed("SNS:Publish", topic));
    }

    @Test
    void secretsManagerShowsTheSecretAsItWasNamed() {
        SecretsManagerClient secrets = client(SecretsManagerClient::builder);
        AwsServiceException denied = denied(() -> secrets.getSecretValue(r -> r.secretId("prod/db")));
        assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
        assertThat(text(denied)).isEqualTo(detailed("secretsmanager:GetSecretValue", "prod/db"));
    }

    @Test
    void restServicesAnswer403() {
        LambdaClient lambda = client(LambdaClient::builder);
        AwsServiceException denied = denied(() -> lambda.invoke(r -> r.functionName("f")));
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
        assertThat(text(denied))
                .isEqualTo(detailed("lambda:InvokeFunction", "arn:aws:lambda:" + ACCOUNT + "function:f"));
    }

    @Test
    void kinesisAnswersInBinary() {
        KinesisClient kinesis = client(KinesisClient::builder);
        AwsServiceException denied = denied(() -> kinesis.listShards(r -> r.streamName("s")));
        assertThat(denied.statusCode()).isEqualTo(400);
        assertThat(text(denied)).isEqualTo(detailed("kinesis:ListShards", "arn:aws:kinesis:" + ACCOUNT + "stream/s"));
    }

    @Test
    void otherWordingsTellLess() {
        aws.wording(DenialWording.PLAIN);
        assertThat(text(sqs())).endsWith("sqs:sendmessage on resource: arn:aws:sqs:" + ACCOUNT + "q");
        aws.wording(DenialWording.NO_REASON);
        assertThat(text(sqs())).isEqualTo("You do not have sufficient access to perform this action.");
    }

    private AwsServiceException sqs() {
        SqsClient sqs = client(SqsClient::builder);
        return denied(() -> sqs.sendMessage(r -> r.queueUrl(URL).messageBody("m")));
    }

    private static AwsServiceException denied(Runnable call) {
        return catchThrowableOfType(AwsServiceException.class, call::run);
    }

    private static String text(AwsServiceException denied) {
        return denied.awsErrorDetails().errorMessage();
    }

    private String detailed(String action, String resource) {
        return "User: " + session.arn() + " is not authorized to perform: " + action + " on resource: " + resource
                + " because no identity-based policy allows the " + action + " action";
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(Supplier<B> builder) {
        return builder.get()
                .endpointOverride(aws.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(Clients.credentials(session))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}

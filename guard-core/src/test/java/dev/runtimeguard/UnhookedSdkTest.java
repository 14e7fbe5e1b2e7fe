package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.runtimeguard.shaded.AmazonServiceException;
import dev.runtimeguard.shaded.AwsServiceException;
import dev.runtimeguard.testing.FakeContext;
import dev.runtimeguard.testing.GuardLog;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Denials of SDKs that the hook is not in, explained from the exception's text alone. */
class UnhookedSdkTest {

    @RegisterExtension
    final GuardLog log = new GuardLog();

    private static final GuardConfig CONFIG = GuardConfig.builder().build();

    private static final String DENIED =
            "User: arn:aws:sts::111122223333:assumed-role/orders-role/orders is not authorized to perform:"
                    + " dynamodb:GetItem on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/orders because no"
                    + " identity-based policy allows the dynamodb:GetItem action";

    private static RequestHandler<String, String> throwing(RuntimeException thrown, GuardConfig config) {
        return Guard.wrap(
                (input, context) -> {
                    throw thrown;
                },
                config);
    }

    private static <T extends Throwable> T thrown(Class<T> type, RuntimeException thrown) {
        return catchThrowableOfType(type, () -> throwing(thrown, CONFIG).handleRequest("", new FakeContext("req-1")));
    }

    @Test
    void aRelocatedSdksExceptionIsRebuiltByItsOwnBuilder() {
        AwsServiceException original = AwsServiceException.builder()
                .message(DENIED + " (Service: DynamoDb, Status Code: 400, Request ID: R1) (SDK Attempt Count: 1)")
                .cause(new IOException("cause"))
                .statusCode(400)
                .build();

        AwsServiceException explained = thrown(AwsServiceException.class, original);

        assertThat(explained.getMessage())
                .startsWith(original.getMessage() + "\n[Runtime Guard: iam.missing-permission]")
                .contains("orders-role");
        assertThat(explained.statusCode()).isEqualTo(400);
        assertThat(explained.getCause()).isSameAs(original.getCause());
        assertThat(explained.getStackTrace()).isEqualTo(original.getStackTrace());
        JsonNode report = log.reports().get(0);
        assertThat(report.at("/request/service").asText()).isEqualTo("DynamoDb");
        assertThat(report.at("/request/status").asInt()).isEqualTo(400);
        assertThat(report.at("/request/requestId").asText()).isEqualTo("R1");
        assertThat(report.at("/missing/0/action").asText()).isEqualTo("dynamodb:GetItem");
        assertThat(report.at("/principal/roleName").asText()).isEqualTo("orders-role");
        assertThat(report.at("/principal/source").asText()).isEqualTo("message");
    }

    @Test
    void versionOnesTextIsRead() {
        AmazonServiceException original = new AmazonServiceException("Access Denied (Service: Amazon S3; Status Code:"
                + " 403; Error Code: AccessDenied; Request ID: R1; S3 Extended Request ID: E1; Proxy: null)");
        original.setStatusCode(403);

        AmazonServiceException explained = thrown(AmazonServiceException.class, original);

        assertThat(explained.getMessage()).startsWith(original.getMessage() + "\n[Runtime Guard: iam.ambiguous]");
        assertThat(explained.getStatusCode()).isEqualTo(403);
        JsonNode request = log.reports().get(0).get("request");
        assertThat(request.get("service").asText()).isEqualTo("S3");
        assertThat(request.get("status").asInt()).isEqualTo(403);
        assertThat(request.get("errorCode").asText()).isEqualTo("AccessDenied");
        assertThat(request.get("requestId").asText()).isEqualTo("R1");
    }

    @Test
    void aLookAlikeIsNamedThoughItsCodeIsNotInTheText() {
        AmazonServiceException original = new AmazonServiceException(
                "User: arn:aws:sts::123456789012:assumed-role/orders/orders is not authorized to perform: s3:PutObject on"
                        + " resource: \"arn:aws:s3:::b/k\" because public ACLs are prevented by the BlockPublicAcls setting"
                        + " in S3 Block Public Access. (Service: S3, Status Code: 403, Request ID: R1)");

        assertThat(thrown(AmazonServiceException.class, original))
                .hasMessageContaining("[Runtime Guard: iam.not-a-permission]")
                .hasMessageNotContaining("\"Effect\"");
    }

    @Test
    void anotherFailureOfTheirsIsLeftAlone() {
        for (String message : new String[] {
            null,
            "",
            "Rate exceeded (Service: DynamoDb, Status Code: 400, Request ID: R1)",
            "The specified key does not exist. (Service: S3, Status Code: 404, Request ID: R1)",
            "(Service: ",
            "(Service: S3, Status Code: 4x3, Request ID"
        }) {
            AmazonServiceException original = new AmazonServiceException(message);

            assertThat(thrown(AmazonServiceException.class, original)).isSameAs(original);
        }
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aDenialsTextInAnotherExceptionIsNoDenial() {
        IllegalStateException original = new IllegalStateException(DENIED);

        assertThat(thrown(IllegalStateException.class, original)).isSameAs(original);
    }

    @Test
    void iamOffLeavesThemAlone() {
        AmazonServiceException original = new AmazonServiceException(DENIED);
        RequestHandler<String, String> guarded =
                throwing(original, CONFIG.toBuilder().iam(IamMode.OFF).build());

        assertThat(catchThrowableOfType(AmazonServiceException.class, () -> guarded.handleRequest("", null)))
                .isSameAs(original);
    }

    @Test
    void aHugeMessageIsReadAndKept() {
        AmazonServiceException original = new AmazonServiceException(DENIED + " " + "x".repeat(1_000_000));

        assertThat(thrown(AmazonServiceException.class, original).getMessage())
                .startsWith(original.getMessage())
                .contains("[Runtime Guard: iam.missing-permission]");
    }
}

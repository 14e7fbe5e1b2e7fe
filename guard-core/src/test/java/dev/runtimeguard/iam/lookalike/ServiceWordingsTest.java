package dev.runtimeguard.iam.lookalike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceWordingsTest {

    private static final String PRINCIPAL = "arn:aws:sts::111122223333:assumed-role/orders-role/orders";
    private static final String CIPHERTEXT = "The ciphertext refers to a customer master key that does not exist, does"
            + " not exist in this region, or you are not allowed to access.";
    private static final String NESTED = CIPHERTEXT
            + " (Service: AWSKMS; Status Code: 400; Error Code: AccessDeniedException; Request ID: 1; Proxy: null)";

    @ParameterizedTest
    @CsvSource({
        "https://sqs.eu-west-1.amazonaws.com/111122223333/orders, arn:aws:sqs:eu-west-1:111122223333:orders",
        "https://sqs.cn-north-1.amazonaws.com.cn/111122223333/o.fifo, arn:aws-cn:sqs:cn-north-1:111122223333:o.fifo",
        "https://sqs.us-gov-west-1.amazonaws.com/111122223333/o, arn:aws-us-gov:sqs:us-gov-west-1:111122223333:o",
        "https://eu-west-1.queue.amazonaws.com/111122223333/orders, arn:aws:sqs:eu-west-1:111122223333:orders",
        "https://queue.amazonaws.com/111122223333/orders, arn:aws:sqs:us-east-1:111122223333:orders",
        "https://sqs-fips.us-west-2.amazonaws.com/111122223333/o, arn:aws:sqs:us-west-2:111122223333:o",
        "https://vpce-0a1-b2c.sqs.us-east-2.vpce.amazonaws.com/111122223333/o, arn:aws:sqs:us-east-2:111122223333:o",
        "https://sqs.eu-west-1.amazonaws.com/,",
        "https://sqs.eu-west-1.amazonaws.com/111122223333/,",
    })
    void sqsNamesTheQueueByItsUrl(String url, String arn) {
        Hint hint = hint("Sqs", "SendMessage", "AccessDenied", "Access to the resource " + url + " is denied.");

        assertThat(hint.resource()).isEqualTo(arn);
        assertThat(hint.actions()).isEmpty();
        assertThat(hint.causes()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "Kms, Decrypt, AccessDeniedException, kms:Decrypt",
        "Kms, ReEncrypt, AccessDeniedException, kms:ReEncryptFrom",
        "Sqs, ReceiveMessage, KMS.AccessDeniedException, kms:Decrypt",
        "Sqs, SendMessage, KmsAccessDenied, kms:GenerateDataKey kms:Decrypt",
        "Sqs, SendMessageBatch, KmsAccessDenied, kms:GenerateDataKey kms:Decrypt",
        "Sns, Publish, KMSAccessDenied, kms:GenerateDataKey kms:Decrypt",
        "Kinesis, GetRecords, KMSAccessDeniedException, kms:Decrypt",
        "Kinesis, PutRecords, KMSAccessDeniedException, kms:GenerateDataKey",
    })
    void kmsNamesNoKeyAndLeavesThreeCausesOpen(String service, String operation, String code, String actions) {
        for (String message : new String[] {CIPHERTEXT, NESTED}) {
            Hint hint = hint(service, operation, code, message);

            assertThat(hint.actions()).containsExactly(actions.split(" ", -1));
            assertThat(hint.resource()).isNull();
            assertThat(hint.causes()).hasSize(3);
        }
    }

    @Test
    void theCodeAloneTellsOfTheKey() {
        assertThat(hint("Sns", "Publish", "KMSAccessDenied", null).actions())
                .containsExactly("kms:GenerateDataKey", "kms:Decrypt");
        assertThat(hint(null, null, "KMSAccessDeniedException", "x").actions()).containsExactly("kms:Decrypt");
        assertThat(hint("Lambda", "Invoke", "KMSAccessDeniedException", "x"))
                .as("the invoked function's role lacks it")
                .isNull();
    }

    @Test
    void secretsManagerDoesNotSayWhatItNeedsOfTheKey() {
        String message = "Access to KMS is not allowed";

        assertThat(hint("SecretsManager", "GetSecretValue", "AccessDeniedException", message)
                        .actions())
                .containsExactly("kms:Decrypt");
        assertThat(hint("SecretsManager", "PutSecretValue", "AccessDeniedException", message)
                        .actions())
                .containsExactly("kms:GenerateDataKey", "kms:Decrypt");
    }

    @Test
    void dynamoDbNestsTheDenialOfTheKey() {
        String label = "KMS key access denied error";
        Hint hint = hint(
                "DynamoDb",
                "CreateTable",
                "AccessDeniedException",
                label + ": com.amazonaws.services.kms.model.AWSKMSException: User: " + PRINCIPAL
                        + " is not authorized to perform: kms:CreateGrant on resource:"
                        + " arn:aws:kms:eu-west-1:111122223333:key/k with an explicit deny in a resource-based policy");

        assertThat(hint.principal()).isEqualTo(PRINCIPAL);
        assertThat(hint.actions()).containsExactly("kms:CreateGrant");
        assertThat(hint.resource()).isEqualTo("arn:aws:kms:eu-west-1:111122223333:key/k");
        assertThat(hint("DynamoDb", "GetItem", "AccessDeniedException", label + ".")
                        .actions())
                .containsExactly("kms:Decrypt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on this resource", "on the resource associated with this ciphertext"})
    void aKeyThatIsNotNamedHasThreeCauses(String words) {
        Hint hint = hint(
                "S3",
                "GetObject",
                "AccessDenied",
                "User: " + PRINCIPAL + " is not authorized to perform: kms:Decrypt " + words
                        + " because the resource does not exist in this Region, no resource-based policies allow access,"
                        + " or a resource-based policy explicitly denies access");

        assertThat(hint.principal()).isEqualTo(PRINCIPAL);
        assertThat(hint.actions()).containsExactly("kms:Decrypt");
        assertThat(hint.policyType()).isEqualTo("resource-based");
        assertThat(hint.causes()).hasSize(3);
    }

    @Test
    void aFederatedLoginIsTheTrustPolicysMatter() {
        Hint web = hint(
                "Sts",
                "AssumeRoleWithWebIdentity",
                "AccessDenied",
                "Not authorized to perform sts:AssumeRoleWithWebIdentity");
        Hint saml = hint("Sts", null, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithSAML");

        assertThat(web.actions()).containsExactly("sts:AssumeRoleWithWebIdentity");
        assertThat(web.policyType()).isEqualTo("role-trust");
        assertThat(saml.actions()).containsExactly("sts:AssumeRoleWithSAML");
    }

    @Test
    void takesWhatOtherWordingsName() {
        Hint glue = hint(
                "Glue",
                "GetTable",
                "AccessDeniedException",
                "Principal [" + PRINCIPAL + "] is not allowed to execute [glue:GetTable] on the resource");
        assertThat(glue.principal()).isEqualTo(PRINCIPAL);
        assertThat(glue.actions()).containsExactly("glue:GetTable");

        assertThat(hint("Any", "Op", "AccessDenied", "Access to the resource orders is denied.")
                        .resource())
                .isEqualTo("orders");
        assertThat(hint("Any", "Op", "AccessDenied", "Not authorized to access resource arn:aws:x:::y.")
                        .resource())
                .isEqualTo("arn:aws:x:::y");
        assertThat(hint(
                                "Any",
                                "Op",
                                "AccessDenied",
                                "User: " + PRINCIPAL + " is not authorized to access this resource")
                        .principal())
                .isEqualTo(PRINCIPAL);
    }

    @Test
    void lambdaReadsTheCodeInTheCallersName() {
        Hint hint = ServiceWordings.of(
                "Lambda",
                "UpdateFunctionCode",
                "us-gov-west-1",
                "AccessDeniedException",
                "Your access has been denied by S3, please make sure your request credentials have permission to GetObject"
                        + " for builds/fn/1.zip. S3 Error Code: AccessDenied. S3 Error Message: Access Denied");

        assertThat(hint.actions()).containsExactly("s3:GetObject");
        assertThat(hint.resource()).isEqualTo("arn:aws-us-gov:s3:::builds/fn/1.zip");
    }

    @Test
    void s3SaysNothingOutsideItsOrganization() {
        assertThat(hint("S3", "GetObject", "AccessDenied", "Access Denied").causes())
                .hasSize(3)
                .anySatisfy(cause -> assertThat(cause).contains("Requester Pays"));
        assertThat(hint("S3", "HeadObject", null, "Forbidden")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access to kms is not allowed",
                "Access to the resource x is denied.",
                "The ciphertext refers to a customer master key that does not exist"
            })
    void aKeyOfThatNameIsNotThatWording(String key) {
        String said =
                "User: " + PRINCIPAL + " is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::b/";

        assertThat(hint("S3", "GetObject", "AccessDenied", said + key + "\" because no identity-based policy allows"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You do not have sufficient access to perform this action.",
                "You are not authorized to perform this operation.",
                "Service returned HTTP status code 403",
                ""
            })
    void aTextThatSaysNothingGivesNothing(String message) {
        assertThat(hint("Any", "Op", "AccessDeniedException", message)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Principal [arn:aws:sts::1:assumed-role/r/s] is not allowed to execute [GetTable] on the resource",
                "Principal [arn:aws:sts::1:assumed-role/r/s] is not allowed to execute [glue:Get able] on the resource",
                "denied by s3, please make sure your request credentials have permission to get it for b/k"
            })
    void whatCanBeNoActionIsNone(String message) {
        assertThat(hint("Any", "Op", "AccessDeniedException", message).actions())
                .isEmpty();
    }

    @Test
    void aMegabyteTakesNoTime() {
        String text = "user: access to the resource https://sqs. principal [".repeat(20_000);

        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> hint("Sqs", text, text, text));
    }

    private static Hint hint(String service, String operation, String code, String message) {
        return ServiceWordings.of(service, operation, "eu-west-1", code, message);
    }
}

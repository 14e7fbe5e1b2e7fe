package dev.runtimeguard.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.IamScope;
import dev.runtimeguard.iam.sts.DecodeAuthorizationMessage;
import dev.runtimeguard.iam.sts.SigningCredentials;
import dev.runtimeguard.report.PolicyDocument.Statement;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.testing.FakeAws;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What lies behind a denial besides its text: who signed, whose policy it is, what else the same words mean. */
class DenialJudgementTest {

    private static final String ROLE = "arn:aws:sts::609629065308:assumed-role/orders-role/";
    private static final Map<String, String> LAMBDA = Map.of(
            "AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001",
            "AWS_LAMBDA_FUNCTION_NAME", "orders",
            "AWS_ACCESS_KEY_ID", "ASIAY34FZKBOKMUTVV7B");

    private GuardConfig config = GuardConfig.builder().iamSts(false).build();

    @Test
    void theFunctionsOwnSessionIsNoOtherIdentityThoughItsKeysChanged() {
        assertThat(code(LAMBDA, Calls.CREDENTIALS, ROLE + "orders")).isEqualTo("iam.missing-permission");
    }

    @Test
    void anotherRolesSessionIsAnotherIdentity() {
        Report report = explain(LAMBDA, Calls.CREDENTIALS, denied(ROLE + "nightly-job"));

        assertThat(report.code().id()).isEqualTo("iam.wrong-identity");
        assertThat(report.summary()).startsWith("The call was not signed by the execution role but by another role");
        assertThat(report.remedies().get(0).kind()).isEqualTo(Remedy.Kind.CODE);
        assertThat(report.policy()).as("for the one who meant it").isNotNull();
    }

    @Test
    void longTermKeysAreAnotherIdentity() {
        SigningCredentials keys = new SigningCredentials("AKIAY34FZKBOKMUTVV7A", "a-secret-access-key", null);

        assertThat(code(LAMBDA, keys, "arn:aws:iam::609629065308:user/dev")).isEqualTo("iam.wrong-identity");
    }

    @Test
    void aCallThatNobodySignedIsNoLackOfTheRole() {
        assertThat(code(LAMBDA, null, "anonymous")).isEqualTo("iam.wrong-identity");
    }

    @Test
    void outsideLambdaThereIsNoExecutionRoleToCompareWith() {
        assertThat(code(Map.of(), Calls.CREDENTIALS, "arn:aws:iam::609629065308:user/dev"))
                .isEqualTo("iam.missing-permission");
    }

    @Test
    void listBucketDeniedOnAReadMeansThatTheObjectIsMissing() {
        Report report = explain(
                Map.of(),
                Calls.CREDENTIALS,
                "User: " + ROLE + "orders is not authorized to perform: s3:ListBucket on resource: \"arn:aws:s3:::b\""
                        + " because no identity-based policy allows the s3:ListBucket action");

        assertThat(report.code().id()).isEqualTo("iam.ambiguous");
        assertThat(report.summary()).contains("there is no such object");
        assertThat(report.policy()).isNull();
    }

    @Test
    void aKeyThatIsNotThereAndAKeyPolicyAreBothNamed() {
        Report report = explain(
                Map.of(),
                Calls.CREDENTIALS,
                "User: " + ROLE
                        + "orders is not authorized to perform: kms:Decrypt on this resource because the resource"
                        + " does not exist in this Region, no resource-based policies allow access, or a resource-based"
                        + " policy explicitly denies access");

        assertThat(report.code().id()).isEqualTo("iam.ambiguous");
        assertThat(report.summary()).contains("does not exist in this region");
        assertThat(report.remedies())
                .anyMatch(remedy ->
                        remedy.title().contains("key policy") && remedy.text().contains("\"Action\":\"kms:Decrypt\""));
    }

    @Test
    void aTrustPolicyIsWhereAnAssumeRoleIsCured() {
        Report report = explain(
                Map.of(),
                Calls.CREDENTIALS,
                "User: " + ROLE + "orders is not authorized to perform: sts:AssumeRole on resource:"
                        + " arn:aws:iam::111122223333:role/target because no role trust policy allows the sts:AssumeRole"
                        + " action");

        assertThat(report.code().id()).isEqualTo("iam.outside-role");
        assertThat(report.policy()).isNull();
        assertThat(report.remedies())
                .anyMatch(remedy -> remedy.title().contains("trust policy")
                        && remedy.text()
                                .contains("\"AWS\":\"arn:aws:iam::609629065308:role/orders-role\"},\"Action\":\"sts:"));
    }

    @Test
    void anEncodedMessageIsDecodedWhereTheRoleMay() {
        String document =
                "{&quot;allowed&quot;:false,&quot;explicitDeny&quot;:true,&quot;context&quot;:{&quot;principal"
                        + "&quot;:{&quot;arn&quot;:&quot;" + ROLE
                        + "orders&quot;},&quot;action&quot;:&quot;ec2:RunInstances&quot;,"
                        + "&quot;resource&quot;:&quot;arn:aws:ec2:eu-west-1:609629065308:instance/*&quot;}}";
        try (FakeAws sts = FakeAws.answering(200, "<R><DecodedMessage>" + document + "</DecodedMessage></R>")) {
            config = GuardConfig.builder().build();
            DecodeAuthorizationMessage decoder = DecodeAuthorizationMessage.of(
                    Map.of("AWS_ENDPOINT_URL_STS", sts.uri().toString()));
            Report report = new DenialExplainer(CallKnowledge.instance(), decoder, Map.of())
                    .explain(
                            call(
                                    Calls.CREDENTIALS,
                                    "You are not authorized to perform this operation. Encoded authorization failure"
                                            + " message: abcDEF123"),
                            config)
                    .orElseThrow();

            assertThat(report.code().id()).isEqualTo("iam.explicit-deny");
            assertThat(report.missing().get(0).action()).isEqualTo("ec2:RunInstances");
            assertThat(report.principal().roleName()).isEqualTo("orders-role");
            assertThat(report.policy()).isNull();
        }
    }

    @Test
    void whatOneStatementCanGrantIsOneStatement() {
        String message = "User: " + ROLE + "orders is not authorized to perform: dynamodb:PutItem on resource:"
                + " arn:aws:dynamodb:eu-west-1:609629065308:table/orders because no identity-based policy allows the"
                + " dynamodb:PutItem action";
        FailedCall call = new FailedCall(
                "DynamoDb",
                "TransactWriteItems",
                "eu-west-1",
                400,
                "AccessDeniedException",
                message,
                "REQ",
                RequestFields.of(Map.of(
                        "TransactItems",
                        java.util.List.of(
                                Map.of("Put", Map.of("TableName", "orders")),
                                Map.of("Delete", Map.of("TableName", "orders"))))),
                Calls.CREDENTIALS);

        Report report = explainer(Map.of())
                .explain(call, GuardConfig.builder().iamScope(IamScope.EXACT).build())
                .orElseThrow();

        assertThat(report.policy().statements()).hasSize(1);
        Statement statement = report.policy().statements().get(0);
        assertThat(statement.actions()).containsExactlyInAnyOrder("dynamodb:PutItem", "dynamodb:DeleteItem");
        assertThat(statement.resources()).containsExactly("arn:aws:dynamodb:eu-west-1:609629065308:table/orders");
        assertThat(report.remedies())
                .anyMatch(remedy -> remedy.kind() == Remedy.Kind.SAM
                        && remedy.text().contains("DynamoDBCrudPolicy:\n      TableName: 'orders'"));
    }

    @Test
    void aResourceOfAnotherRegionIsPointedOut() {
        Report report = explain(
                Map.of("AWS_REGION", "us-east-1"),
                Calls.CREDENTIALS,
                "User: " + ROLE + "orders is not authorized to perform: sqs:sendmessage on resource:"
                        + " arn:aws:sqs:eu-west-1:609629065308:q because no identity-based policy allows the"
                        + " sqs:sendmessage action");

        assertThat(report.remedies())
                .anyMatch(remedy -> remedy.title().contains("is in eu-west-1, the function in us-east-1"));
    }

    private static String denied(String principal) {
        return "User: " + principal
                + " is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::b/k\" because"
                + " no identity-based policy allows the s3:GetObject action";
    }

    private String code(Map<String, String> environment, SigningCredentials credentials, String principal) {
        return explain(environment, credentials, denied(principal)).code().id();
    }

    private Report explain(Map<String, String> environment, SigningCredentials credentials, String message) {
        return explainer(environment)
                .explain(call(credentials, message), config)
                .orElseThrow();
    }

    private static DenialExplainer explainer(Map<String, String> environment) {
        return new DenialExplainer(CallKnowledge.instance(), null, environment);
    }

    private static FailedCall call(SigningCredentials credentials, String message) {
        return Calls.denied(message, credentials);
    }
}

package dev.runtimeguard.samples.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

class StsIamTest {
    private LocalAws aws;
    private Role role;
    private Session session;

    @BeforeEach
    void start() throws Exception {
        aws = LocalAws.start();
        role = aws.createRole("fn-role");
        session = role.assume("fn");
    }

    @AfterEach
    void stop() throws Exception {
        aws.close();
    }

    @Test
    void rolePoliciesComeBackAsTheyWerePut() {
        String document = Policies.allow("s3:GetObject", "arn:aws:s3:::b/a+b %/*");
        try (IamClient iam = admin()) {
            iam.putRolePolicy(r -> r.roleName("fn-role").policyName("p").policyDocument(document));
            String got = iam.getRolePolicy(r -> r.roleName("fn-role").policyName("p"))
                    .policyDocument();
            assertThat(URLDecoder.decode(got, StandardCharsets.UTF_8)).isEqualTo(document);
            iam.deleteRolePolicy(r -> r.roleName("fn-role").policyName("p"));
            assertThat(role.policyNames()).isEmpty();
            assertThat(catchThrowable(
                            () -> iam.getRolePolicy(r -> r.roleName("fn-role").policyName("p"))))
                    .isInstanceOf(NoSuchEntityException.class);
            assertThat(catchThrowable(() -> iam.listRolePolicies(r -> r.roleName("nobody"))))
                    .isInstanceOf(NoSuchEntityException.class);
        }
    }

    @Test
    void malformedAndOversizedDocumentsAreRefused() {
        try (IamClient iam = admin()) {
            assertThat(catchThrowable(() -> iam.putRolePolicy(
                            r -> r.roleName("fn-role").policyName("p").policyDocument("{\"Version\":\"2012-10-17\"}"))))
                    .isInstanceOf(MalformedPolicyDocumentException.class);
            String big = Policies.allow("s3:GetObject", "arn:aws:s3:::b/" + "x".repeat(10_240));
            assertThat(catchThrowable(() -> iam.putRolePolicy(
                            r -> r.roleName("fn-role").policyName("p").policyDocument(big))))
                    .isInstanceOf(LimitExceededException.class);
        }
        assertThat(role.policyNames()).isEmpty();
    }

    @Test
    void iamCallsNeedPermissionThemselves() {
        try (IamClient iam = Clients.iam(aws, Clients.credentials(session))) {
            IamException denied =
                    catchThrowableOfType(IamException.class, () -> iam.listRolePolicies(r -> r.roleName("fn-role")));
            assertThat(denied.awsErrorDetails().errorMessage())
                    .isEqualTo("User: " + session.arn() + " is not authorized to perform: iam:ListRolePolicies on"
                            + " resource: role fn-role because no identity-based policy allows the"
                            + " iam:ListRolePolicies action");
        }
    }

    @Test
    void assumeRoleAsksTrustAndIdentityPolicy() {
        Role target = aws.createRole("target");
        try (StsClient sts = Clients.sts(aws, Clients.credentials(session))) {
            role.putPolicy("p", Policies.allow("sts:AssumeRole", target.arn()));
            StsException denied = catchThrowableOfType(
                    StsException.class,
                    () -> sts.assumeRole(r -> r.roleArn(target.arn()).roleSessionName("s")));
            assertThat(denied.awsErrorDetails().errorMessage())
                    .endsWith("because no role trust policy allows the sts:AssumeRole action");
            target.trustPolicy(Policies.policy(
                    "{'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'AWS':'" + role.arn() + "'}}"));
            var credentials = sts.assumeRole(r -> r.roleArn(target.arn()).roleSessionName("s"))
                    .credentials();
            try (StsClient as = Clients.sts(
                    aws,
                    StaticCredentialsProvider.create(AwsSessionCredentials.create(
                            credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken())))) {
                assertThat(as.getCallerIdentity().arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/target/s");
            }
        }
    }

    @Test
    void aServiceCanBeMadeNeverToAnswer() {
        aws.latency("sts", LocalAws.NEVER);
        try (StsClient sts = Clients.sts(aws, Clients.credentials(session))) {
            Throwable thrown = catchThrowable(() ->
                    sts.getCallerIdentity(r -> r.overrideConfiguration(o -> o.apiCallTimeout(Duration.ofMillis(500)))));
            assertThat(thrown).isInstanceOf(ApiCallTimeoutException.class);
        }
        assertThat(aws.journal().count("GetCallerIdentity")).isEqualTo(1);
    }

    private IamClient admin() {
        User admin = aws.account().createUser("admin").putPolicy("all", Policies.allow("*", "*"));
        return Clients.iam(aws, Clients.credentials(admin));
    }
}

package dev.runtimeguard.samples.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsClient;

/** The way a suggested policy is tried out: denied, policy put, allowed. */
class LocalAwsTest {
    private LocalAws aws;
    private Role role;
    private Session session;

    @BeforeEach
    void start() throws Exception {
        aws = LocalAws.start();
        aws.createBucket("reports");
        role = aws.createRole("fn-role");
        session = role.assume("fn");
    }

    @AfterEach
    void stop() throws Exception {
        aws.close();
    }

    @Test
    void aDeniedPutPassesOnceItsPolicyIsThere() {
        try (S3Client s3 = Clients.s3(aws, Clients.credentials(session), ApacheHttpClient.create())) {
            S3Exception denied = catchThrowableOfType(S3Exception.class, () -> put(s3, "a/1.json"));
            assertThat(denied.statusCode()).isEqualTo(403);
            assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(denied.awsErrorDetails().errorMessage())
                    .isEqualTo("User: arn:aws:sts::123456789012:assumed-role/fn-role/fn is not authorized to perform:"
                            + " s3:PutObject on resource: \"arn:aws:s3:::reports/a/1.json\" because no identity-based"
                            + " policy allows the s3:PutObject action");

            role.putPolicy("fix", Policies.allow("s3:PutObject", "arn:aws:s3:::reports/a/*"));

            put(s3, "a/1.json");
            assertThat(aws.bucket("reports").content("a/1.json")).contains("{}".getBytes(StandardCharsets.UTF_8));
            assertThat(catchThrowableOfType(S3Exception.class, () -> put(s3, "b/1.json")))
                    .isNotNull();
        }
    }

    @Test
    void aPolicyForAnActionThatDoesNotExistChangesNothing() {
        role.putPolicy("wrong", Policies.allow("s3:HeadObject", "*"));
        aws.bucket("reports").put("k", "v");
        try (S3Client s3 = Clients.s3(aws, session)) {
            S3Exception denied = catchThrowableOfType(
                    S3Exception.class,
                    () -> s3.headObject(r -> r.bucket("reports").key("k")));
            assertThat(denied.statusCode()).isEqualTo(403);
        }
    }

    @Test
    void callerIdentityNeedsNoPermissionAndIsCounted() {
        role.putPolicy("no", Policies.deny("*", "*"));
        try (StsClient sts = Clients.sts(aws, Clients.credentials(session))) {
            assertThat(sts.getCallerIdentity().arn()).isEqualTo(session.arn());
            assertThat(sts.getCallerIdentity().account()).isEqualTo("123456789012");
            assertThat(sts.getCallerIdentity().userId()).matches("AROA[A-Z2-7]{17}:fn");
        }
        assertThat(aws.journal().count("GetCallerIdentity")).isEqualTo(3);
    }

    @Test
    void policiesCanBePutWithTheIamClient() {
        User admin = aws.account().createUser("admin").putPolicy("all", Policies.allow("*", "*"));
        String document = Policies.allow("s3:PutObject", "arn:aws:s3:::reports/*");
        try (IamClient iam = Clients.iam(aws, Clients.credentials(admin))) {
            iam.putRolePolicy(r -> r.roleName("fn-role").policyName("fix").policyDocument(document));
            assertThat(iam.listRolePolicies(r -> r.roleName("fn-role")).policyNames())
                    .containsExactly("fix");
        }
        try (S3Client s3 = Clients.s3(aws, session)) {
            put(s3, "a");
        }
        assertThat(aws.bucket("reports").content("a")).isPresent();
    }

    private static void put(S3Client s3, String key) {
        s3.putObject(r -> r.bucket("reports").key(key), RequestBody.fromString("{}"));
    }
}

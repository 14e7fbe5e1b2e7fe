package dev.runtimeguard.samples.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a client gets to read of a denial, for every wording and policy type. */
class S3DenialTest {
    private static final String ME =
            "User: arn:aws:sts::123456789012:assumed-role/fn-role/fn is not authorized to" + " perform: ";
    private static final String GET = ME + "s3:GetObject on resource: \"arn:aws:s3:::reports/k\"";

    private LocalAws aws;
    private Bucket bucket;
    private Role role;
    private Session session;
    private S3Client s3;

    @BeforeEach
    void start() throws Exception {
        aws = LocalAws.start();
        bucket = aws.createBucket("reports").put("k", "v");
        role = aws.createRole("fn-role");
        session = role.assume("fn");
        s3 = Clients.s3(aws, Clients.credentials(session), ApacheHttpClient.create());
    }

    @AfterEach
    void stop() throws Exception {
        s3.close();
        aws.close();
    }

    @Test
    void everyPolicyTypeIsNamed() {
        assertThat(getDenied()).isEqualTo(GET + " because no identity-based policy allows the s3:GetObject action");

        role.putPolicy("p", Policies.deny("s3:GetObject", "*"));
        assertThat(getDenied()).isEqualTo(GET + " with an explicit deny in an identity-based policy");
        role.putPolicy("p", Policies.allow("s3:*", "*"));

        String managed = role.attachManagedPolicy("NoReads", Policies.deny("s3:Get*", "*"));
        assertThat(getDenied())
                .isEqualTo(GET + " with an explicit deny in an identity-based policy: "
                        + "arn:aws:iam::123456789012:policy/NoReads");
        role.detachManagedPolicy(managed);

        role.boundary("Limit", Policies.allow("sqs:*", "*"));
        assertThat(getDenied()).isEqualTo(GET + " because no permissions boundary allows the s3:GetObject action");
        role.boundary("Limit", Policies.deny("s3:*", "*"));
        assertThat(getDenied())
                .isEqualTo(GET + " with an explicit deny in a permissions boundary: "
                        + "arn:aws:iam::123456789012:policy/Limit");
        role.boundary("Limit", null);

        session.sessionPolicy(Policies.allow("sqs:*", "*"));
        assertThat(getDenied()).isEqualTo(GET + " because no session policy allows the s3:GetObject action");
        session.sessionPolicy(null);

        session.vpcEndpoint("vpce-0a1b", Policies.statement("Allow", "'*'", "sqs:*", "*"));
        assertThat(getDenied()).isEqualTo(GET + " because no VPC endpoint policy allows the s3:GetObject action");
        session.vpcEndpoint(null, null);

        bucket.policy(Policies.statement("Deny", "'*'", "s3:GetObject", "arn:aws:s3:::reports/*"));
        assertThat(getDenied()).isEqualTo(GET + " with an explicit deny in a resource-based policy");
        bucket.policy(null);

        assertThat(s3.getObjectAsBytes(r -> r.bucket("reports").key("k")).asUtf8String())
                .isEqualTo("v");
        String rcp = aws.account()
                .attachResourceControlPolicy("p-rcp", Policies.statement("Deny", "'*'", "s3:GetObject", "*"));
        assertThat(getDenied()).isEqualTo(GET + " with an explicit deny in a resource control policy: " + rcp);
    }

    @Test
    void serviceControlPolicies() {
        role.putPolicy("p", Policies.allow("s3:*", "*"));
        String scp = aws.account().attachServiceControlPolicy("p-scp", Policies.deny("s3:GetObject", "*"));
        assertThat(getDenied()).isEqualTo(GET + " with an explicit deny in a service control policy: " + scp);
        aws.account().detachFullAwsAccess();
        S3Exception put = denied(s -> s.putObject(r -> r.bucket("reports").key("k"), RequestBody.fromString("x")));
        assertThat(put.awsErrorDetails().errorMessage())
                .endsWith(" because no service control policy allows the s3:PutObject action");
    }

    @Test
    void acrossAccountsTheTextIsPlainUnlessInOneOrganization() {
        Account other = aws.account("444455556666");
        aws.createBucket(other, "theirs").put("k", "v");
        role.putPolicy("p", Policies.allow("s3:*", "*"));
        assertThat(text(denied(s -> s.getObjectAsBytes(r -> r.bucket("theirs").key("k")))))
                .isEqualTo("Access Denied");
        other.organization("o-1");
        aws.account().organization("o-1");
        assertThat(text(denied(s -> s.getObjectAsBytes(r -> r.bucket("theirs").key("k")))))
                .endsWith("because no resource-based policy allows the s3:GetObject action");
        aws.bucket("theirs")
                .policy(Policies.statement(
                        "Allow", "{'AWS':'" + role.arn() + "'}", "s3:GetObject", "arn:aws:s3:::theirs/*"));
        assertThat(s3.getObjectAsBytes(r -> r.bucket("theirs").key("k")).asUtf8String())
                .isEqualTo("v");
    }

    @Test
    void plainWording() {
        aws.wording(DenialWording.PLAIN);
        S3Exception denied =
                denied(s -> s.getObjectAsBytes(r -> r.bucket("reports").key("k")));
        assertThat(text(denied)).isEqualTo("Access Denied");
        assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        assertThat(denied.requestId()).matches("[0-9A-F]{16}");
        assertThat(denied.extendedRequestId()).hasSize(76);
    }

    @Test
    void noReasonWording() {
        aws.wording(DenialWording.NO_REASON);
        S3Exception denied =
                denied(s -> s.getObjectAsBytes(r -> r.bucket("reports").key("k")));
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.awsErrorDetails().errorCode()).isNull();
    }

    @Test
    void aDeniedHeadHasNoBody() {
        for (DenialWording wording : DenialWording.values()) {
            aws.wording(wording);
            S3Exception denied =
                    denied(s -> s.headObject(r -> r.bucket("reports").key("k")));
            assertThat(denied.statusCode()).isEqualTo(403);
            assertThat(denied.awsErrorDetails().errorCode()).isNull();
        }
    }

    @Test
    void aPutThatWaitsForContinueLosesTheBodyOverUrlConnection() {
        try (S3Client urlConnection = Clients.s3(aws, session)) {
            S3Exception denied = catchThrowableOfType(
                    S3Exception.class,
                    () -> urlConnection.putObject(
                            r -> r.bucket("reports").key("k"), RequestBody.fromString("x".repeat(2_000_000))));
            assertThat(denied.statusCode()).isEqualTo(403);
            assertThat(denied.awsErrorDetails().errorCode()).isNull();
        }
        assertThat(text(denied(s ->
                        s.putObject(r -> r.bucket("reports").key("k"), RequestBody.fromString("x".repeat(2_000_000))))))
                .contains("s3:PutObject");
    }

    @Test
    void aMissingKeyIsForbiddenUnlessTheBucketMayBeListed() {
        role.putPolicy("p", Policies.allow("s3:GetObject", "arn:aws:s3:::reports/*"));
        assertThat(text(denied(s -> s.getObjectAsBytes(r -> r.bucket("reports").key("gone")))))
                .isEqualTo(ME + "s3:ListBucket on resource: \"arn:aws:s3:::reports\" because no identity-based policy"
                        + " allows the s3:ListBucket action");
        role.putPolicy("q", Policies.allow("s3:ListBucket", "arn:aws:s3:::reports"));
        assertThat(catchThrowableOfType(
                        NoSuchKeyException.class,
                        () -> s3.getObjectAsBytes(r -> r.bucket("reports").key("gone"))))
                .isNotNull();
    }

    @Test
    void deleteObjectsTellsPerKey() {
        role.putPolicy("p", Policies.allow("s3:DeleteObject", "arn:aws:s3:::reports/mine/*"));
        List<ObjectIdentifier> keys = List.of(
                ObjectIdentifier.builder().key("mine/1").build(),
                ObjectIdentifier.builder().key("k").build());
        DeleteObjectsResponse response =
                s3.deleteObjects(r -> r.bucket("reports").delete(d -> d.objects(keys)));
        assertThat(response.deleted()).extracting(d -> d.key()).containsExactly("mine/1");
        assertThat(response.errors())
                .extracting(S3Error::key, S3Error::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("k", "AccessDenied"));
        assertThat(response.errors().get(0).message())
                .contains("s3:DeleteObject on resource: \"arn:aws:s3:::reports/k\"");
    }

    @Test
    void encryptedObjectsNeedTheKeyToo() {
        KmsKey key = aws.account().createKey("eu-west-1");
        bucket.defaultKey(key);
        role.putPolicy("p", Policies.allow("s3:*", "*"));
        assertThat(text(denied(s -> s.putObject(r -> r.bucket("reports").key("e"), RequestBody.fromString("x")))))
                .isEqualTo(ME + "kms:GenerateDataKey on resource: " + key.arn()
                        + " because no identity-based policy allows the kms:GenerateDataKey action");
        role.putPolicy("q", Policies.allow("kms:GenerateDataKey", key.arn()));
        s3.putObject(r -> r.bucket("reports").key("e"), RequestBody.fromString("x"));
        assertThat(text(denied(s -> s.getObjectAsBytes(r -> r.bucket("reports").key("e")))))
                .contains("kms:Decrypt");
        s3.headObject(r -> r.bucket("reports").key("e"));
        role.putPolicy("q", Policies.allow("kms:Decrypt", key.arn()));
        assertThat(s3.getObjectAsBytes(r -> r.bucket("reports").key("e")).asUtf8String())
                .isEqualTo("x");
        key.keyPolicy(Policies.statement("Allow", "{'AWS':'arn:aws:iam::123456789012:role/x'}", "kms:*", "*"));
        assertThat(text(denied(s -> s.getObjectAsBytes(r -> r.bucket("reports").key("e")))))
                .endsWith("because no resource-based policy allows the kms:Decrypt action");
    }

    private String getDenied() {
        return text(denied(s -> s.getObjectAsBytes(r -> r.bucket("reports").key("k"))));
    }

    private S3Exception denied(Consumer<S3Client> call) {
        S3Exception denied = catchThrowableOfType(S3Exception.class, () -> call.accept(s3));
        assertThat(denied.statusCode()).isEqualTo(403);
        return denied;
    }

    private static String text(S3Exception denied) {
        return denied.awsErrorDetails().errorMessage();
    }
}

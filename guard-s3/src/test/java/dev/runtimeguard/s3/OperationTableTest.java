package dev.runtimeguard.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Request;

class OperationTableTest {

    private static final List<String> BUCKETS = List.of(
            "b",
            "arn:aws:s3:eu-west-1:123456789012:accesspoint/ap",
            "arn:aws:s3-outposts:eu-west-1:123456789012:outpost/op-1/accesspoint/ap",
            "arn:aws:s3-object-lambda:eu-west-1:123456789012:accesspoint/ol",
            "data--euw1-az1--x-s3",
            "no bucket");

    private final S3Permissions s3 = new S3Permissions();

    @Test
    void hasEveryOperationOfTheClientsAndNoOther() {
        Set<String> operations = Stream.of(S3Client.class, S3AsyncClient.class)
                .flatMap(client -> Arrays.stream(client.getMethods()))
                .map(Method::getParameterTypes)
                .filter(types -> types.length > 0 && S3Request.class.isAssignableFrom(types[0]))
                .map(types -> types[0].getSimpleName().replaceFirst("Request$", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(operations).hasSizeGreaterThan(100);
        assertThat(s3.operations()).containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void everyOperationNeedsSomethingOfTheBucketsThatHaveIt() {
        for (String operation : s3.operations()) {
            assertThat(Required.by(operation, Map.of("Bucket", "b", "Key", "k")))
                    .as(operation)
                    .isNotEmpty();
        }
    }

    @Test
    void printsNoActionThatDoesNotExist() throws IOException {
        Set<String> existing = existingActions();
        Set<String> printed = new HashSet<>();
        for (String operation : s3.operations()) {
            for (String bucket : BUCKETS) {
                for (RequestFields fields : requestsTo(bucket)) {
                    s3.requiredFor(operation, fields, Required.IRELAND)
                            .forEach(permission -> printed.add(permission.action()));
                }
            }
        }
        assertThat(existing).containsAll(printed);
        assertThat(printed)
                .contains("s3:PutBucketOwnershipControls", "s3:BypassGovernanceRetention", "s3-outposts:ListBucket");
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(ServicePermissions.class)).hasAtLeastOneElementOfType(S3Permissions.class);
        assertThat(s3.serviceName()).isEqualTo("S3");
        assertThat(s3.actionPrefixes()).contains("s3");
    }

    @Test
    void knowsNothingOfOtherOperations() {
        assertThat(s3.requiredFor("UploadObject", RequestFields.NONE, ArnContext.of(null, null)))
                .isEmpty();
        assertThat(s3.checks("UploadObject", RequestFields.NONE)).isEmpty();
    }

    /** A request with just the names, and one with every field that adds an action. */
    private static List<RequestFields> requestsTo(String bucket) {
        Map<String, Object> names = Map.of("Bucket", bucket, "Key", "a/b", "CopySource", "src/a");
        Map<String, Object> everything = new HashMap<>(names);
        for (String field : List.of(
                "ACL",
                "GrantRead",
                "Tagging",
                "ObjectLockMode",
                "ObjectLockLegalHoldStatus",
                "IfMatch",
                "ObjectOwnership",
                "SSEKMSKeyId",
                "VersionId")) {
            everything.put(field, "v");
        }
        everything.put("BypassGovernanceRetention", true);
        everything.put("ObjectLockEnabledForBucket", true);
        everything.put("CreateBucketConfiguration", RequestFields.of(Map.of("Tags", List.of("t"))));
        everything.put("ReplicationConfiguration", RequestFields.of(Map.of("Role", "arn:aws:iam::1:role/r")));
        everything.put(
                "MetadataTableConfiguration",
                RequestFields.of(Map.of(
                        "S3TablesDestination", RequestFields.of(Map.of("TableBucketArn", "arn:aws:s3tables:")))));
        everything.put(
                "Delete",
                RequestFields.of(Map.of(
                        "Objects",
                        List.of(
                                RequestFields.of(Map.of("Key", "a", "VersionId", "v")),
                                RequestFields.of(Map.of("Key", "b", "ETag", "e"))))));
        return List.of(RequestFields.of(names), RequestFields.of(everything));
    }

    private static Set<String> existingActions() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        OperationTableTest.class.getResourceAsStream("actions.txt"), StandardCharsets.UTF_8));
                Stream<String> actions = lines.lines()) {
            return actions.filter(line -> line.contains(":") && !line.startsWith("#"))
                    .collect(Collectors.toSet());
        }
    }
}

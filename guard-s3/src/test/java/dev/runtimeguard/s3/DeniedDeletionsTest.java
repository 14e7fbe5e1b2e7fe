package dev.runtimeguard.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequiredPermission;
import dev.runtimeguard.iam.partial.DeniedEntries;
import dev.runtimeguard.iam.partial.PartialFailures;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

@DisplayName("A DeleteObjects that was denied some keys")
class DeniedDeletionsTest {

    private static final DeleteObjectsRequest REQUEST = DeleteObjectsRequest.builder()
            .bucket("b")
            .delete(delete -> delete.objects(List.of(key("in/1", null), key("out/2", null), key("out/3", "v1"))))
            .build();

    private static ObjectIdentifier key(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }

    private static S3Error error(String key, String version, String code) {
        return S3Error.builder().key(key).versionId(version).code(code).build();
    }

    private static List<String> missing(S3Error... errors) {
        DeniedEntries denied = PartialFailures.find(
                "DeleteObjects",
                REQUEST,
                DeleteObjectsResponse.builder().errors(errors).build(),
                (code, message) -> code.equals("AccessDenied"));
        return new S3Permissions()
                        .requiredFor(
                                "DeleteObjects", denied.narrowed(new SdkRequest(REQUEST)), ArnContext.of(null, null))
                        .stream()
                        .map(DeniedDeletionsTest::text)
                        .toList();
    }

    private static String text(RequiredPermission permission) {
        return permission.action() + ' ' + permission.resource();
    }

    @Test
    @DisplayName("lacks the permission on those keys alone")
    void deniedKeysOnly() {
        assertThat(missing(error("out/2", "", "AccessDenied"), error("in/1", null, "InternalError")))
                .containsExactly("s3:DeleteObject arn:aws:s3:::b/out/2");
        assertThat(missing(error("out/3", "v1", "AccessDenied")))
                .containsExactly("s3:DeleteObjectVersion arn:aws:s3:::b/out/3");
    }

    @Test
    @DisplayName("lacks it on all when the answer names keys that the request does not")
    void unknownKey() {
        assertThat(missing(error("else/4", null, "AccessDenied"))).hasSize(3);
    }
}

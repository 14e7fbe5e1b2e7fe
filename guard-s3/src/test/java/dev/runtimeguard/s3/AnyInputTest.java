package dev.runtimeguard.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.IamScope;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.RequiredPermission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a request holds, nothing throws and every resource can be put into a policy. */
class AnyInputTest {

    private static final List<String> PIECES = List.of(
            "arn:",
            "aws",
            ":",
            "/",
            "s3",
            ":::",
            "*",
            "?",
            "$",
            "{",
            "%",
            "%2",
            "%2F",
            "%C3",
            "+",
            "?versionId=",
            "-",
            "--x-s3",
            "-s3alias",
            "--ol-s3",
            "--op-s3",
            ".mrap",
            "accesspoint",
            "object",
            "outpost",
            "b",
            "\n",
            "'",
            "\u0000",
            "\u00ff",
            "\u4e2d",
            "\ud83d",
            "\ude00",
            " ",
            "alias/");

    private final S3Permissions s3 = new S3Permissions();
    private final Random random = new Random(3);

    @Test
    void neverThrows() {
        for (String operation : s3.operations()) {
            for (int i = 0; i < 200; i++) {
                RequestFields fields = anything();
                s3.checks(operation, fields);
                for (RequiredPermission permission : s3.requiredFor(operation, fields, Required.IRELAND)) {
                    for (IamScope scope : IamScope.values()) {
                        assertThat(s3.policyResource(permission.resource(), scope))
                                .isNotEmpty();
                    }
                }
            }
        }
    }

    @Test
    void anyTextCanBePutIntoAPolicy() {
        for (int i = 0; i < 5000; i++) {
            for (IamScope scope : IamScope.values()) {
                assertThat(s3.policyResource("arn:aws:s3:::b/" + text() + "k", scope))
                        .matches("[ -~\u00a0-\u00ff]+");
                s3.policyResource(text(), scope);
            }
        }
    }

    private RequestFields anything() {
        Map<String, Object> fields = new HashMap<>();
        for (String name : List.of(
                "Bucket",
                "Key",
                "CopySource",
                "DestinationBucket",
                "SourceBucket",
                "SourceKey",
                "VersionId",
                "SSEKMSKeyId",
                "ACL",
                "IfMatch")) {
            if (random.nextBoolean()) {
                fields.put(name, random.nextInt(10) == 0 ? List.of(text()) : text());
            }
        }
        RequestFields object = RequestFields.of(Map.of("Key", text(), "VersionId", text()));
        fields.put("Delete", random.nextBoolean() ? text() : RequestFields.of(Map.of("Objects", List.of(object, "x"))));
        return RequestFields.of(fields);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}

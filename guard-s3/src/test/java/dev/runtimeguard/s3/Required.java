package dev.runtimeguard.s3;

import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.RequiredPermission;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** Short forms of what a call needs, for tests. */
final class Required {

    static final ArnContext IRELAND = ArnContext.of("eu-west-1", "123456789012");

    private static final S3Permissions S3 = new S3Permissions();

    private Required() {}

    /** "action resource" for each permission. */
    static List<String> by(String operation, Map<String, ?> fields) {
        return by(operation, RequestFields.of(fields), IRELAND);
    }

    static List<String> by(SdkPojo request) {
        String name = request.getClass().getSimpleName();
        return by(name.substring(0, name.length() - "Request".length()), new SdkRequest(request), IRELAND);
    }

    static List<String> by(String operation, RequestFields fields, ArnContext context) {
        return permissions(operation, fields, context).stream()
                .map(permission -> permission.action() + ' ' + permission.resource())
                .toList();
    }

    static List<RequiredPermission> permissions(String operation, RequestFields fields, ArnContext context) {
        return S3.requiredFor(operation, fields, context);
    }
}

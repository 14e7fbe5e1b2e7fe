package dev.runtimeguard.iam.partial;

import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Members of the SDK's structures by their names in the service's model, read without a copy. */
final class Members {

    private Members() {}

    /** The value of the member, or null. */
    static Object value(SdkPojo structure, String name) {
        List<SdkField<?>> fields = structure.sdkFields();
        // By index, as an iterator would be garbage on every successful call.
        for (int i = 0; i < fields.size(); i++) {
            SdkField<?> field = fields.get(i);
            if (field.memberName().equals(name)) {
                return field.getValueOrDefault(structure);
            }
        }
        return null;
    }

    /** The list under a path of members; empty when there is none. */
    static List<?> list(SdkPojo structure, String path) {
        int dot = path.indexOf('.');
        Object value = value(structure, dot < 0 ? path : path.substring(0, dot));
        if (dot < 0) {
            return value instanceof List<?> list ? list : List.of();
        }
        return value instanceof SdkPojo inner ? list(inner, path.substring(dot + 1)) : List.of();
    }

    /** The member's text, or null; an empty one is none. */
    static String text(SdkPojo structure, String name) {
        return value(structure, name) instanceof String text && !text.isEmpty() ? text : null;
    }
}

package dev.runtimeguard.iam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** The fields of an SDK request or of a structure inside one, by their names in the service's model. */
final class SdkFields implements RequestFields {

    private final SdkPojo pojo;

    SdkFields(SdkPojo pojo) {
        this.pojo = pojo;
    }

    @Override
    public Object get(String memberName) {
        for (SdkField<?> field : pojo.sdkFields()) {
            if (field.memberName().equals(memberName)) {
                return plain(field.getValueOrDefault(pojo));
            }
        }
        return null;
    }

    private static Object plain(Object value) {
        if (value instanceof SdkPojo structure) {
            return new SdkFields(structure);
        }
        // Empty ones the SDK makes up for members that are not set.
        if (value instanceof List<?> list) {
            return list.isEmpty() ? null : list.stream().map(SdkFields::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            if (map.isEmpty()) {
                return null;
            }
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, element) -> plain.put(key, plain(element)));
            return plain;
        }
        return value;
    }
}

package dev.runtimeguard.s3;

import dev.runtimeguard.iam.RequestFields;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** A request of the SDK as guard-core hands it over: by the model's member names, structures as fields again. */
record SdkRequest(SdkPojo pojo) implements RequestFields {

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
        if (value instanceof SdkAutoConstructList) {
            return null;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SdkRequest::plain).toList();
        }
        return value instanceof SdkPojo structure ? new SdkRequest(structure) : value;
    }
}

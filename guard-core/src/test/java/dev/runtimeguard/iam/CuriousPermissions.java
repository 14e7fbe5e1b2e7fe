package dev.runtimeguard.iam;

import java.util.List;
import java.util.Set;

/** Knowledge of a service that there is not, found as that of the others is; reads a field of every request. */
public final class CuriousPermissions implements ServicePermissions {

    static final String SERVICE = "Curious";

    @Override
    public String serviceName() {
        return SERVICE;
    }

    @Override
    public Set<String> actionPrefixes() {
        return Set.of("curious");
    }

    @Override
    public Set<String> operations() {
        return Set.of("GetObject");
    }

    @Override
    public List<RequiredPermission> requiredFor(String operation, RequestFields fields, ArnContext context) {
        fields.text("Bucket");
        return List.of();
    }
}

package dev.runtimeguard.samples.aws;

import java.util.List;
import java.util.Map;

/** The input of one call: the operation's name and its members as the protocol sent them. */
record Input(ServiceCall call, String operation, Map<?, ?> members) {

    /** Null when absent. */
    String text(String name) {
        Object value = members.get(name);
        return value == null ? null : value.toString();
    }

    String text(String name, String whenAbsent) {
        String value = text(name);
        return value == null ? whenAbsent : value;
    }

    /** @throws AwsException with code ValidationException when it is missing */
    String required(String name) {
        String value = text(name);
        if (value == null || value.isEmpty()) {
            throw new AwsException(
                    400,
                    "ValidationException",
                    "1 validation error detected: Value null at '" + name
                            + "' failed to satisfy constraint: Member must not be null");
        }
        return value;
    }

    /** The texts of a list; empty when absent. */
    List<String> texts(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }

    /** The structures of a list; empty when absent. */
    List<Input> structures(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream()
                        .map(item -> new Input(call, operation, (Map<?, ?>) item))
                        .toList()
                : List.of();
    }

    /** A structure; one without members when absent. */
    Input structure(String name) {
        return new Input(call, operation, members.get(name) instanceof Map<?, ?> map ? map : Map.of());
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    String region() {
        return call.region();
    }

    String account() {
        return call.caller().account().id();
    }

    /** An ARN in the caller's account and the request's region; a resource that is an ARN already stays as it is. */
    String arn(String service, String type, String nameOrArn) {
        return nameOrArn.startsWith("arn:")
                ? nameOrArn
                : "arn:aws:" + service + ":" + region() + ":" + account() + ":" + type + nameOrArn;
    }

    /** The permission to hand a role to a service, which CreateFunction and its like need besides their own. */
    Permission passRole(String roleArn, String service) {
        return Permission.of("iam:PassRole", roleArn).with("iam:PassedToService", service);
    }
}

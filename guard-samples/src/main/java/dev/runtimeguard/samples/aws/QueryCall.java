package dev.runtimeguard.samples.aws;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The parameters of a request of the query protocol. */
record QueryCall(ServiceCall call, Map<String, String> parameters) {

    QueryCall {
        parameters = Map.copyOf(parameters);
    }

    static QueryCall of(ServiceCall call) throws IOException {
        String body = new String(call.request().body(), StandardCharsets.UTF_8);
        String form = body.isEmpty() ? call.request().rawQuery() : body;
        return new QueryCall(
                call,
                UriCoding.parameters(form, true).stream()
                        .collect(Collectors.toMap(
                                UriCoding.Parameter::name, UriCoding.Parameter::value, (first, second) -> first)));
    }

    String action() {
        return parameters.getOrDefault("Action", "");
    }

    /** @throws AwsException with code ValidationError when it is missing */
    String required(String name) {
        String value = parameters.get(name);
        if (value == null || value.isEmpty()) {
            throw new AwsException(
                    400,
                    "ValidationError",
                    "1 validation error detected: Value null at '" + name
                            + "' failed to satisfy constraint: Member must not be null");
        }
        return value;
    }

    /** Null when absent. */
    String optional(String name) {
        return parameters.get(name);
    }
}

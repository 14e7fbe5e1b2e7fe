package dev.runtimeguard.samples.aws;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** An S3 request taken apart. */
final class S3Request {
    private final ServiceCall call;
    private final S3Address address;
    private final Map<String, String> query = new TreeMap<>();

    S3Request(ServiceCall call) {
        this.call = call;
        this.address = S3Address.of(call.request());
        for (UriCoding.Parameter parameter : UriCoding.parameters(call.request().rawQuery(), false)) {
            query.putIfAbsent(parameter.name(), parameter.value());
        }
    }

    ServiceCall call() {
        return call;
    }

    S3Address address() {
        return address;
    }

    /** A query parameter; empty when it has no value, null when it is absent. */
    String query(String name) {
        return query.get(name);
    }

    /** A query parameter, or another value when it is absent or empty. */
    String query(String name, String otherwise) {
        String value = query.get(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    /** Null when absent. */
    String header(String name) {
        return call.request().header(name);
    }

    /** Null when no version is named. */
    String versionId() {
        return query.get("versionId");
    }

    /**
     * The payload, unwrapped from the aws-chunked coding.
     *
     * @throws AwsException when it is not what was signed
     */
    byte[] payload() throws IOException {
        return S3Payload.read(call);
    }
}

package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpResponse;
import dev.runtimeguard.samples.aws.policy.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A service of the AWS JSON protocols: the operation in X-Amz-Target, JSON in and out, denials with status 400. */
final class JsonService implements AwsService {
    private final String signingName;
    private final String contentType;
    private final Operations operations;
    private final String queryErrorCode;
    private final Supplier<DenialWording> wording;

    /** @param version of the protocol, {@code 1.0} or {@code 1.1} */
    JsonService(String signingName, String version, Operations operations, Supplier<DenialWording> wording) {
        this(signingName, version, operations, null, wording);
    }

    /**
     * A service that spoke the query protocol before.
     *
     * @param queryErrorCode a denial's error code in that protocol, which clients go by; null when it never did
     */
    JsonService(
            String signingName,
            String version,
            Operations operations,
            String queryErrorCode,
            Supplier<DenialWording> wording) {
        this.signingName = signingName;
        this.contentType = "application/x-amz-json-" + version;
        this.operations = operations;
        this.queryErrorCode = queryErrorCode;
        this.wording = wording;
    }

    @Override
    public String signingName() {
        return signingName;
    }

    @Override
    public HttpResponse handle(ServiceCall call) throws IOException {
        String target = call.request().header("x-amz-target");
        String operation = target == null ? "" : target.substring(target.lastIndexOf('.') + 1);
        call.operation(operation);
        Input input = new Input(call, operation, members(call));
        List<Permission> permissions = operations.permissions(input);
        if (permissions.isEmpty()) {
            throw new AwsException(400, "UnknownOperationException", "");
        }
        permissions.forEach(call::require);
        return response(call, 200, operations.answer(input));
    }

    private static Map<?, ?> members(ServiceCall call) throws IOException {
        try {
            byte[] body = call.request().body();
            Object value = isCbor(call) ? Cbor.read(body) : Json.parse(new String(body, StandardCharsets.UTF_8));
            if (value instanceof Map<?, ?> members) {
                return members;
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw new AwsException(400, "SerializationException", "");
    }

    @Override
    public HttpResponse error(ServiceCall call, AwsException error) {
        boolean denied = error instanceof Denial;
        String type = "com.amazon.coral.service#" + (denied ? "AccessDeniedException" : error.code());
        String message = DenialText.worded(error, wording.get());
        HttpResponse response = response(
                call,
                denied ? 400 : error.status(),
                "{\"__type\":" + Json.quote(type) + ",\"message\":" + Json.quote(message) + "}");
        return denied && queryErrorCode != null
                ? response.header("x-amzn-query-error", queryErrorCode + ";Sender")
                : response;
    }

    private HttpResponse response(ServiceCall call, int status, String json) {
        HttpResponse response = new HttpResponse(status).header("x-amzn-RequestId", call.requestId());
        return isCbor(call)
                ? response.body(call.request().header("content-type"), Cbor.write(Json.parse(json)))
                : response.body(contentType, json.getBytes(StandardCharsets.UTF_8));
    }

    /** The SDK speaks to Kinesis in the same protocol's binary form. */
    private static boolean isCbor(ServiceCall call) {
        String type = call.request().header("content-type");
        return type != null && type.startsWith("application/x-amz-cbor");
    }

    @Override
    public AwsException authenticationError(AuthenticationFailure failure) {
        return JsonErrors.authentication(failure);
    }
}

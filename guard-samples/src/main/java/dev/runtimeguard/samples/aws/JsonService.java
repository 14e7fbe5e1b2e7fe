package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpResponse;
import dev.runtimeguard.samples.aws.policy.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the services of the AWS JSON protocols have in common: the operation in X-Amz-Target, JSON in and out. A service
 * is a subclass that knows its permissions and answers.
 */
abstract class JsonService implements AwsService {
    private final String signingName;
    private final String contentType;
    private final Supplier<DenialWording> wording;

    /** @param version of the protocol, {@code 1.0} or {@code 1.1} */
    JsonService(String signingName, String version, Supplier<DenialWording> wording) {
        this.signingName = signingName;
        this.contentType = "application/x-amz-json-" + version;
        this.wording = wording;
    }

    /** The permissions a call needs, in the order the service checks them; empty for an unknown operation. */
    abstract List<Permission> permissions(ServiceCall call, String operation, Map<?, ?> input);

    /** The output of an authorised call as JSON text. */
    abstract String answer(ServiceCall call, String operation, Map<?, ?> input);

    @Override
    public final String signingName() {
        return signingName;
    }

    @Override
    public final HttpResponse handle(ServiceCall call) throws IOException {
        String target = call.request().header("x-amz-target");
        String operation = target == null ? "" : target.substring(target.lastIndexOf('.') + 1);
        call.operation(operation);
        Map<?, ?> input = input(call);
        List<Permission> permissions = permissions(call, operation, input);
        if (permissions.isEmpty()) {
            throw new AwsException(400, "UnknownOperationException", "");
        }
        permissions.forEach(call::require);
        return response(call, 200, answer(call, operation, input));
    }

    private static Map<?, ?> input(ServiceCall call) throws IOException {
        try {
            String body = new String(call.request().body(), StandardCharsets.UTF_8);
            if (Json.parse(body) instanceof Map<?, ?> input) {
                return input;
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw new AwsException(400, "SerializationException", "");
    }

    @Override
    public final HttpResponse error(ServiceCall call, AwsException error) {
        String code = error.code();
        String message = error.getMessage();
        int status = error.status();
        if (error instanceof Denial denial) {
            code = "AccessDeniedException";
            status = 400;
            if (wording.get() != DenialWording.DETAILED) {
                message = DenialText.plain(denial.caller(), denial.permission());
            }
        }
        String type = "com.amazon.coral.service#" + code;
        return response(call, status, "{\"__type\":" + Json.quote(type) + ",\"message\":" + Json.quote(message) + "}");
    }

    private HttpResponse response(ServiceCall call, int status, String json) {
        return new HttpResponse(status)
                .header("x-amzn-RequestId", call.requestId())
                .body(contentType, json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public final AwsException authenticationError(AuthenticationFailure failure) {
        return switch (failure) {
            case UNKNOWN_KEY, WRONG_TOKEN ->
                new AwsException(
                        400, "UnrecognizedClientException", "The security token included in the request is invalid.");
            case WRONG_SIGNATURE ->
                new AwsException(
                        400,
                        "InvalidSignatureException",
                        "The request signature we calculated does not match the signature you provided. Check your AWS"
                                + " Secret Access Key and signing method. Consult the service documentation for details.");
            case EXPIRED_TOKEN ->
                new AwsException(400, "ExpiredTokenException", "The security token included in the request is expired");
            case EXPIRED_URL, CLOCK_SKEW ->
                new AwsException(400, "InvalidSignatureException", "Signature expired or not yet current");
            case INCOMPLETE ->
                new AwsException(
                        400,
                        "IncompleteSignatureException",
                        "The request signature does not conform to AWS standards.");
        };
    }
}

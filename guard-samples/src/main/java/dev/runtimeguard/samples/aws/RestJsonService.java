package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpResponse;
import dev.runtimeguard.samples.aws.policy.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A service of the REST JSON protocol: the operation in method and path, denials with status 403. */
final class RestJsonService implements AwsService {
    private final String signingName;
    private final Routes routes;
    private final Operations operations;
    private final Supplier<DenialWording> wording;

    RestJsonService(String signingName, Routes routes, Operations operations, Supplier<DenialWording> wording) {
        this.signingName = signingName;
        this.routes = routes;
        this.operations = operations;
        this.wording = wording;
    }

    @Override
    public String signingName() {
        return signingName;
    }

    @Override
    public HttpResponse handle(ServiceCall call) throws IOException {
        Routes.Match match =
                routes.match(call.request().method(), call.request().rawPath());
        if (match == null) {
            throw new AwsException(404, "UnknownOperationException", "");
        }
        call.operation(match.operation());
        Input input = new Input(call, match.operation(), members(call, match));
        List<Permission> permissions = operations.permissions(input);
        permissions.forEach(call::require);
        return response(call, 200, operations.answer(input));
    }

    /** Body, query and path; the last wins, since the body of an Invoke is the caller's own business. */
    private static Map<?, ?> members(ServiceCall call, Routes.Match match) throws IOException {
        Map<Object, Object> members = new HashMap<>(body(call));
        UriCoding.parameters(call.request().rawQuery(), false).forEach(p -> members.put(p.name(), p.value()));
        members.putAll(match.members());
        return members;
    }

    private static Map<?, ?> body(ServiceCall call) throws IOException {
        try {
            String body = new String(call.request().body(), StandardCharsets.UTF_8);
            return Json.parse(body) instanceof Map<?, ?> members ? members : Map.of();
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }

    @Override
    public HttpResponse error(ServiceCall call, AwsException error) {
        String code = error instanceof Denial ? "AccessDeniedException" : error.code();
        String message = DenialText.worded(error, wording.get());
        return response(call, error.status(), "{\"message\":" + Json.quote(message) + "}")
                .header("x-amzn-ErrorType", code);
    }

    private static HttpResponse response(ServiceCall call, int status, String json) {
        return new HttpResponse(status)
                .header("x-amzn-RequestId", call.requestId())
                .body("application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public AwsException authenticationError(AuthenticationFailure failure) {
        AwsException error = JsonErrors.authentication(failure);
        return new AwsException(403, error.code(), error.getMessage());
    }
}

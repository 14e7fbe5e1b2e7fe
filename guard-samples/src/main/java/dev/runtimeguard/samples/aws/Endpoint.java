package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpHandler;
import dev.runtimeguard.samples.aws.http.HttpRequest;
import dev.runtimeguard.samples.aws.http.HttpResponse;
import java.io.IOException;
import java.util.Map;

/** Where every request passes: authenticate, hand to the service it was signed for, note it, wait if told to. */
final class Endpoint implements HttpHandler {
    private final Map<String, AwsService> services;
    private final Authenticator authenticator;
    private final Journal journal;
    private final Latency latency;

    Endpoint(Map<String, AwsService> services, Authenticator authenticator, Journal journal, Latency latency) {
        this.services = services;
        this.authenticator = authenticator;
        this.journal = journal;
        this.latency = latency;
    }

    @Override
    public HttpResponse handle(HttpRequest request) throws IOException {
        Signature signature = null;
        AuthenticationFailure failure = null;
        try {
            signature = Signature.of(request);
        } catch (AuthenticationException e) {
            failure = e.failure();
        }
        // Only S3 has anonymous requests.
        String name = signature == null ? "s3" : signature.service();
        AwsService service = services.get(name);
        if (service == null) {
            return new HttpResponse(501).header("x-amzn-ErrorType", "NotImplemented");
        }
        ServiceCall call = new ServiceCall(request, signature, name);
        HttpResponse response;
        String errorCode = null;
        try {
            if (failure != null) {
                throw service.authenticationError(failure);
            }
            call.caller(caller(call, service));
            response = service.handle(call);
        } catch (AwsException e) {
            errorCode = e.code();
            response = service.error(call, e);
        } catch (RuntimeException e) {
            errorCode = "InternalError";
            response = service.error(call, new AwsException(500, errorCode, e.toString()));
        }
        journal.add(call.journalEntry(response.status(), errorCode));
        latency.await(name);
        return response;
    }

    private Caller caller(ServiceCall call, AwsService service) throws IOException {
        if (call.signature() == null) {
            return Caller.ANONYMOUS;
        }
        try {
            Credential credential = authenticator.authenticate(call.request(), call.signature());
            call.secret(credential.secretAccessKey());
            return credential.caller().get();
        } catch (AuthenticationException e) {
            throw service.authenticationError(e.failure());
        }
    }
}

package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** What the services of the AWS query protocol have in common: form parameters in, XML out. */
abstract class QueryService implements AwsService {
    private static final String CONTENT_TYPE = "text/xml";

    private final String signingName;
    private final String namespace;
    private final Supplier<DenialWording> wording;

    QueryService(String signingName, String namespace, Supplier<DenialWording> wording) {
        this.signingName = signingName;
        this.namespace = namespace;
        this.wording = wording;
    }

    /** The operations by name; each authorises itself and writes the content of its Result element. */
    abstract Map<String, BiConsumer<QueryCall, Xml>> operations();

    /** The error code of a denial. */
    String denialCode() {
        return "AccessDenied";
    }

    @Override
    public final String signingName() {
        return signingName;
    }

    @Override
    public final HttpResponse handle(ServiceCall call) throws IOException {
        QueryCall query = QueryCall.of(call);
        String action = query.action();
        BiConsumer<QueryCall, Xml> operation = operations().get(action);
        if (operation == null) {
            throw new AwsException(400, "InvalidAction", "Could not find operation " + action);
        }
        call.operation(action);
        Xml xml = new Xml(action + "Response", namespace).open(action + "Result");
        operation.accept(query, xml);
        xml.close().open("ResponseMetadata").text("RequestId", call.requestId());
        return new HttpResponse(200)
                .header("x-amzn-RequestId", call.requestId())
                .body(CONTENT_TYPE, xml.bytes());
    }

    @Override
    public final HttpResponse error(ServiceCall call, AwsException error) {
        byte[] body = new Xml("ErrorResponse", namespace)
                .open("Error")
                .text("Type", error.status() < 500 ? "Sender" : "Receiver")
                .text("Code", error instanceof Denial ? denialCode() : error.code())
                .text("Message", DenialText.worded(error, wording.get()))
                .close()
                .text("RequestId", call.requestId())
                .bytes();
        return new HttpResponse(error.status())
                .header("x-amzn-RequestId", call.requestId())
                .body(CONTENT_TYPE, body);
    }

    @Override
    public final AwsException authenticationError(AuthenticationFailure failure) {
        return switch (failure) {
            case UNKNOWN_KEY, WRONG_TOKEN ->
                new AwsException(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
            case WRONG_SIGNATURE ->
                new AwsException(
                        403,
                        "SignatureDoesNotMatch",
                        "The request signature we calculated does not match the signature you provided. Check your AWS"
                                + " Secret Access Key and signing method. Consult the service documentation for details.");
            case EXPIRED_TOKEN ->
                new AwsException(403, "ExpiredToken", "The security token included in the request is expired");
            case EXPIRED_URL, CLOCK_SKEW ->
                new AwsException(403, "SignatureDoesNotMatch", "Signature expired or not yet current");
            case INCOMPLETE ->
                new AwsException(
                        400, "IncompleteSignature", "The request signature does not conform to AWS standards.");
        };
    }
}

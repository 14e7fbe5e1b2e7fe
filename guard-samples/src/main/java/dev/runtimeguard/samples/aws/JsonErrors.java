package dev.runtimeguard.samples.aws;

/** The errors that the services of the JSON protocols share (API references, "Common errors"). */
final class JsonErrors {
    private JsonErrors() {}

    static AwsException authentication(AuthenticationFailure failure) {
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

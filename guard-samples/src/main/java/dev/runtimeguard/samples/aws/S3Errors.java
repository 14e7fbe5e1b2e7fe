package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpResponse;

/** The errors of S3 (S3 API reference, "Error responses") and how they travel. */
final class S3Errors {
    private S3Errors() {}

    static AwsException noSuchBucket() {
        return new AwsException(404, "NoSuchBucket", "The specified bucket does not exist");
    }

    static AwsException noSuchKey() {
        return new AwsException(404, "NoSuchKey", "The specified key does not exist.");
    }

    static AwsException noSuchVersion() {
        return new AwsException(404, "NoSuchVersion", "The specified version does not exist.");
    }

    static AwsException noSuchUpload() {
        return new AwsException(
                404,
                "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted"
                        + " or completed.");
    }

    static AwsException invalid(String message) {
        return new AwsException(400, "InvalidArgument", message);
    }

    static AwsException signatureDoesNotMatch() {
        return new AwsException(
                403,
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your key and"
                        + " signing method.");
    }

    static AwsException authentication(AuthenticationFailure failure) {
        return switch (failure) {
            case UNKNOWN_KEY ->
                new AwsException(
                        403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
            case WRONG_TOKEN ->
                new AwsException(400, "InvalidToken", "The provided token is malformed or otherwise invalid.");
            case WRONG_SIGNATURE -> signatureDoesNotMatch();
            case EXPIRED_TOKEN -> new AwsException(400, "ExpiredToken", "The provided token has expired.");
            case EXPIRED_URL -> new AwsException(403, "AccessDenied", "Request has expired");
            case CLOCK_SKEW ->
                new AwsException(
                        403,
                        "RequestTimeTooSkewed",
                        "The difference between the request time and the current time is too large.");
            case INCOMPLETE ->
                new AwsException(
                        400,
                        "AuthorizationHeaderMalformed",
                        "The authorization header you provided is malformed; the Credential is mal-formed.");
        };
    }

    /** The text of an error under a wording. */
    static String message(AwsException error, DenialWording wording) {
        boolean plain = error instanceof Denial denial
                && (wording != DenialWording.DETAILED || !DenialText.detailedByS3(denial));
        return plain ? "Access Denied" : error.getMessage();
    }

    /** The response; the server leaves the body out on a HEAD. */
    static HttpResponse response(ServiceCall call, AwsException error, DenialWording wording) {
        HttpResponse response = withIds(call, new HttpResponse(error.status()));
        if (error instanceof Denial && wording == DenialWording.NO_REASON) {
            return response;
        }
        byte[] body = new Xml("Error", null)
                .text("Code", error.code())
                .text("Message", message(error, wording))
                .text("RequestId", call.requestId())
                .text("HostId", response.headers().get("x-amz-id-2"))
                .bytes();
        return response.body("application/xml", body);
    }

    static HttpResponse withIds(ServiceCall call, HttpResponse response) {
        return response.header("x-amz-request-id", call.requestId())
                .header("x-amz-id-2", Secrets.extendedRequestId())
                .header("Server", "AmazonS3");
    }
}

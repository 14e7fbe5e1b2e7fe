package dev.runtimeguard.iam;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Tells when the HTTP client lost the body of a refusal, and AWS's reason with it. {@code HttpURLConnection} does of a
 * request that waits by {@code Expect: 100-continue} and is refused without having been sent whole (aws-sdk-java-v2
 * issue 5305). The S3 client waits so with PutObject and UploadPart: up to SDK 2.42.12 with every one, from 2.43.0 with
 * those of 1 MB and more, and never with the setting {@code expectContinueEnabled(false)}, which came with 2.42.13.
 */
final class LostAnswer {

    private static final String JDK_CLIENT = "UrlConnectionHttpClient";

    /** As the SDK's user agent names the client, in its older and its newer form. */
    private static final String[] JDK_CLIENT_IN_USER_AGENT = {"http/UrlConnection", "http#UrlConnection"};

    private LostAnswer() {}

    /**
     * The HTTP client that lost the body of an answer without an error code; null when none did, as far as can be told.
     *
     * @param sent what was sent; empty when not known
     * @param details what the SDK has of the answer; may be null
     */
    static String by(Optional<SdkHttpRequest> sent, AwsErrorDetails details) {
        return sent.isPresent() && waits(sent.get()) && isByJdk(sent.get()) && !isEmpty(details) ? JDK_CLIENT : null;
    }

    private static boolean waits(SdkHttpRequest request) {
        return "100-continue"
                .equalsIgnoreCase(request.firstMatchingHeader("Expect").orElse(null));
    }

    private static boolean isByJdk(SdkHttpRequest request) {
        String userAgent = request.firstMatchingHeader("User-Agent").orElse("");
        for (String name : JDK_CLIENT_IN_USER_AGENT) {
            if (userAgent.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there was nothing to lose. */
    private static boolean isEmpty(AwsErrorDetails details) {
        return details != null
                && details.sdkHttpResponse() != null
                && "0"
                        .equals(details.sdkHttpResponse()
                                .firstMatchingHeader("Content-Length")
                                .orElse(null));
    }
}

package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpResponse;
import java.io.IOException;

/** One AWS service: it reads requests of its own protocol and knows which permissions they need. */
interface AwsService {
    /** The service name in the credential scope, as {@code s3}. */
    String signingName();

    /**
     * Answers an authenticated request.
     *
     * @throws AwsException for any error, which {@link #error} then words
     */
    HttpResponse handle(ServiceCall call) throws IOException;

    /** An error in the service's protocol. */
    HttpResponse error(ServiceCall call, AwsException error);

    /** What the service answers when the signature is not accepted. */
    AwsException authenticationError(AuthenticationFailure failure);
}

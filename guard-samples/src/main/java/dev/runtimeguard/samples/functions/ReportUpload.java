package dev.runtimeguard.samples.functions;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardedHandler;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts a report under the key that the event names into the bucket that the template names. */
public final class ReportUpload extends GuardedHandler<String, String> {

    private static final String BUCKET = System.getenv("BUCKET");

    private final S3Client s3 = S3Client.builder()
            // UrlConnectionHttpClient may lose AWS's reason for denying a PUT (aws-sdk-java-v2 issue 5305).
            .httpClientBuilder(ApacheHttpClient.builder())
            // For the local endpoint; a bucket name is no host name of it.
            .forcePathStyle(true)
            .build();

    @Override
    protected String handle(String key, Context context) {
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString("{}"));
        return "wrote " + key;
    }
}

package dev.runtimeguard.samples.functions;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardedHandler;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * Writes a report, signed by the role in {@code UPLOAD_ROLE} where one is set: what is left of the days when the bucket
 * was a partner's. The bucket is this account's now, and the execution role may write to it, but is never asked.
 */
public final class PartnerUpload extends GuardedHandler<String, String> {

    private static final String BUCKET = System.getenv("BUCKET");
    private static final String UPLOAD_ROLE = System.getenv().getOrDefault("UPLOAD_ROLE", "");

    private final S3Client s3 = client();

    @Override
    protected String handle(String key, Context context) {
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString("{}"));
        return "wrote " + key;
    }

    private static S3Client client() {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(ApacheHttpClient.builder())
                // For the local endpoint; a bucket name is no host name of it.
                .forcePathStyle(true);
        if (!UPLOAD_ROLE.isEmpty()) {
            builder.credentialsProvider(StsAssumeRoleCredentialsProvider.builder()
                    .stsClient(StsClient.builder()
                            .httpClientBuilder(ApacheHttpClient.builder())
                            .build())
                    .refreshRequest(request -> request.roleArn(UPLOAD_ROLE).roleSessionName("partner-upload"))
                    .build());
        }
        return builder.build();
    }
}

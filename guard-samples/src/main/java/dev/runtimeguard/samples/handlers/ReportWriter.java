package dev.runtimeguard.samples.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import dev.runtimeguard.GuardedHandler;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Keeps a report beside every object: writes {@code reports/<key>.json} when an object is created, deletes it when the
 * object is removed. Nothing in it knows of the guard but the class it extends.
 */
public final class ReportWriter extends GuardedHandler<S3Event, String> {

    private final S3Client s3 = S3Client.builder()
            // UrlConnectionHttpClient may lose AWS's reason for denying a PUT (aws-sdk-java-v2 issue 5305).
            .httpClientBuilder(ApacheHttpClient.builder())
            // Bucket names are no host names of the local endpoint.
            .forcePathStyle(true)
            .build();

    @Override
    protected String handle(S3Event event, Context context) {
        StringBuilder done = new StringBuilder();
        for (S3EventNotificationRecord record : event.getRecords()) {
            String bucket = record.getS3().getBucket().getName();
            String report = "reports/" + record.getS3().getObject().getUrlDecodedKey() + ".json";
            if (record.getEventName().startsWith("ObjectRemoved")) {
                s3.deleteObject(request -> request.bucket(bucket).key(report));
                done.append("deleted ").append(report);
            } else {
                long bytes = record.getS3().getObject().getSizeAsLong();
                s3.putObject(
                        request -> request.bucket(bucket).key(report),
                        RequestBody.fromString("{\"bytes\":" + bytes + "}"));
                done.append("wrote ").append(report);
            }
        }
        return done.toString();
    }
}

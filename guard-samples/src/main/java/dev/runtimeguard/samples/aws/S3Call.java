package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpResponse;
import java.io.IOException;
import java.util.Map;

/**
 * An S3 request with what it was recognised as.
 *
 * @param bucket the bucket it is about; null for ListBuckets and CreateBucket
 */
record S3Call(S3Request request, S3Operation operation, Bucket bucket) {

    /** Carries out an authorised call. */
    @FunctionalInterface
    interface Handler {
        HttpResponse handle(S3Call call) throws IOException;
    }

    ServiceCall call() {
        return request.call();
    }

    /** The object key; null when the request names none. */
    String key() {
        return request.address().key();
    }

    /** A permission on the bucket. */
    Permission onBucket(String action) {
        return on(action, bucket, bucket.arn(), S3Context.of(this));
    }

    /** A permission on an object of the bucket. */
    Permission onObject(String action, String key) {
        return on(action, bucket, bucket.arn() + "/" + key, S3Context.of(this));
    }

    /** A permission on something in a bucket, which need not be this call's. S3 shows ARNs in quotes. */
    static Permission on(String action, Bucket bucket, String arn, Map<String, String> context) {
        Permission permission = Permission.of(action, arn)
                .shownAs('"' + arn + '"')
                .owner(bucket.owner())
                .resourcePolicy(bucket.policy(), false);
        for (Map.Entry<String, String> entry : context.entrySet()) {
            permission = permission.with(entry.getKey(), entry.getValue());
        }
        return permission;
    }

    HttpResponse xml(Xml xml) {
        return new HttpResponse(200).body("application/xml", xml.bytes());
    }
}

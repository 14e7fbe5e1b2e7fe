package dev.runtimeguard.samples.demo;

/** Event notifications as S3 sends them (S3 user guide, "Event message structure"). */
public final class S3Events {

    private S3Events() {}

    /** The event of an object's creation. */
    public static String created(String bucket, String key) {
        return event("ObjectCreated:Put", bucket, key);
    }

    /** The event of an object's removal. */
    public static String removed(String bucket, String key) {
        return event("ObjectRemoved:Delete", bucket, key);
    }

    private static String event(String name, String bucket, String key) {
        return """
                {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1",\
                "eventTime":"2026-11-20T10:00:00.000Z","eventName":"%s",\
                "userIdentity":{"principalId":"EXAMPLE"},"requestParameters":{"sourceIPAddress":"127.0.0.1"},\
                "responseElements":{"x-amz-request-id":"EXAMPLE123456789","x-amz-id-2":"EXAMPLE"},\
                "s3":{"s3SchemaVersion":"1.0","configurationId":"reports",\
                "bucket":{"name":"%s","ownerIdentity":{"principalId":"EXAMPLE"},"arn":"arn:aws:s3:::%s"},\
                "object":{"key":"%s","size":1024,"eTag":"0123456789abcdef0123456789abcdef",\
                "sequencer":"0A1B2C3D4E5F678901"}}}]}""".formatted(name, bucket, bucket, key);
    }
}

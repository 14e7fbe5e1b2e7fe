package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpResponse;
import java.util.Map;

/** CopyObject, and the source side of UploadPartCopy. */
final class S3Copies {
    private final Buckets buckets;
    private final S3Encryption encryption;

    S3Copies(Buckets buckets, S3Encryption encryption) {
        this.buckets = buckets;
        this.encryption = encryption;
    }

    HttpResponse copy(S3Call s3) {
        StoredObject source = source(s3);
        S3Request request = s3.request();
        boolean replacesTags = "REPLACE".equalsIgnoreCase(request.header("x-amz-tagging-directive"));
        if (!replacesTags && !source.tags().isEmpty()) {
            s3.call().require(s3.onObject("s3:PutObjectTagging", s3.key()));
        }
        KmsKey key = encryption.keyFor(s3);
        S3Encryption.require(s3, key, "kms:GenerateDataKey");
        Map<String, String> headers = "REPLACE".equalsIgnoreCase(request.header("x-amz-metadata-directive"))
                ? S3Objects.keptHeaders(request)
                : source.headers();
        StoredObject copy = new StoredObject(
                s3.key(), s3.bucket().newVersionId(), source.content(), S3Objects.etag(source.content()), headers, key);
        copy.tags().putAll(replacesTags ? S3Objects.requestTags(request) : source.tags());
        s3.bucket().objects().put(copy);
        Xml xml = new Xml("CopyObjectResult", S3Service.NAMESPACE)
                .text("LastModified", copy.lastModified())
                .text("ETag", copy.etag());
        return S3Objects.written(s3.xml(xml), copy);
    }

    /** The source object of a copy, with everything reading it needs checked: on the source, not the destination. */
    StoredObject source(S3Call s3) {
        String header = s3.request().header("x-amz-copy-source");
        int question = header.indexOf("?versionId=");
        String versionId = question < 0 ? null : header.substring(question + "?versionId=".length());
        String path = UriCoding.decode(question < 0 ? header : header.substring(0, question), false);
        path = path.startsWith("/") ? path.substring(1) : path;
        int slash = path.indexOf('/');
        if (slash <= 0 || slash + 1 == path.length()) {
            throw S3Errors.invalid("Invalid copy source object key");
        }
        Bucket bucket = buckets.get(path.substring(0, slash));
        String key = path.substring(slash + 1);
        String suffix = versionId == null ? "" : "Version";
        String arn = bucket.arn() + "/" + key;
        s3.call().require(S3Call.on("s3:GetObject" + suffix, bucket, arn, Map.of()));
        StoredObject object = S3Objects.find(s3, bucket, key, versionId);
        boolean copiesTags = s3.operation().name().equals("CopyObject")
                && !"REPLACE".equalsIgnoreCase(s3.request().header("x-amz-tagging-directive"));
        if (copiesTags && !object.tags().isEmpty()) {
            String action = versionId == null ? "s3:GetObjectTagging" : "s3:GetObjectVersionTagging";
            s3.call().require(S3Call.on(action, bucket, arn, Map.of()));
        }
        S3Encryption.require(s3, object.encryptionKey(), "kms:Decrypt");
        return object;
    }
}

package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reading and writing single objects. */
final class S3Objects {
    private static final Set<String> KEPT_HEADERS =
            Set.of("content-type", "cache-control", "content-disposition", "content-language", "expires");

    private final S3Encryption encryption;

    S3Objects(S3Encryption encryption) {
        this.encryption = encryption;
    }

    HttpResponse put(S3Call s3) throws IOException {
        KmsKey key = encryption.keyFor(s3);
        S3Encryption.require(s3, key, "kms:GenerateDataKey");
        byte[] content = s3.request().payload();
        StoredObject object = new StoredObject(
                s3.key(), s3.bucket().newVersionId(), content, etag(content), keptHeaders(s3.request()), key);
        object.tags().putAll(requestTags(s3.request()));
        s3.bucket().objects().put(object);
        return written(new HttpResponse(200), object);
    }

    HttpResponse get(S3Call s3) {
        StoredObject object = find(s3);
        S3Encryption.require(s3, object.encryptionKey(), "kms:Decrypt");
        String range = s3.request().header("range");
        byte[] all = object.content();
        if (range == null) {
            return described(new HttpResponse(200), object).body(contentType(object), all);
        }
        ByteRange bytes = ByteRange.parse(range, all.length);
        return described(new HttpResponse(206), object)
                .header("Content-Range", "bytes " + bytes.first() + "-" + bytes.last() + "/" + all.length)
                .body(contentType(object), Arrays.copyOfRange(all, bytes.first(), bytes.last() + 1));
    }

    HttpResponse head(S3Call s3) {
        StoredObject object = find(s3);
        // S3 API reference, HeadObject: only a checksum of an encrypted object needs the key.
        if ("ENABLED".equalsIgnoreCase(s3.request().header("x-amz-checksum-mode"))) {
            S3Encryption.require(s3, object.encryptionKey(), "kms:Decrypt");
        }
        return described(new HttpResponse(200), object)
                .header("Content-Type", contentType(object))
                .announceLength(object.content().length);
    }

    HttpResponse delete(S3Call s3) {
        HttpResponse response = new HttpResponse(204);
        String versionId = s3.request().versionId();
        if (delete(s3.bucket(), s3.key(), versionId)) {
            response.header("x-amz-delete-marker", "true");
        }
        return response.header("x-amz-version-id", versionId);
    }

    HttpResponse attributes(S3Call s3) {
        StoredObject object = find(s3);
        Xml xml = new Xml("GetObjectAttributesResponse", S3Service.NAMESPACE)
                .text("ETag", object.etag().replace("\"", ""))
                .text("ObjectSize", object.content().length)
                .text("StorageClass", "STANDARD");
        return s3.xml(xml).header("Last-Modified", httpDate(object));
    }

    /** Deletes an object or a version; says whether a delete marker now stands for the object. */
    static boolean delete(Bucket bucket, String key, String versionId) {
        if (versionId != null) {
            bucket.objects().remove(key, versionId);
            return false;
        }
        if (!bucket.versioned()) {
            bucket.objects().remove(key, "null");
            return false;
        }
        bucket.objects().put(new StoredObject(key, bucket.newVersionId(), null, "", Map.of(), null));
        return true;
    }

    static StoredObject find(S3Call s3) {
        return find(s3, s3.bucket(), s3.key(), s3.request().versionId());
    }

    /**
     * An object, after its own permission was checked.
     *
     * @throws AwsException 404 when it does not exist and the caller may list the bucket
     * @throws Denial of s3:ListBucket when it does not exist and the caller may not (S3 API reference, GetObject)
     */
    static StoredObject find(S3Call s3, Bucket bucket, String key, String versionId) {
        StoredObject object = versionId == null
                ? bucket.objects().current(key).orElse(null)
                : bucket.objects().version(key, versionId).orElse(null);
        if (object == null) {
            s3.call().require(S3Call.on("s3:ListBucket", bucket, bucket.arn(), Map.of()));
            throw versionId == null ? S3Errors.noSuchKey() : S3Errors.noSuchVersion();
        }
        if (object.deleteMarker()) {
            throw new AwsException(
                    405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        }
        return object;
    }

    /** The ETag of an object put in one piece: the MD5 of its content in quotes. */
    static String etag(byte[] content) {
        return '"' + HexFormat.of().formatHex(SigV4.digest("MD5", content)) + '"';
    }

    static Map<String, String> keptHeaders(S3Request request) {
        Map<String, String> kept = new TreeMap<>();
        request.call().request().headers().forEach((name, values) -> {
            if (KEPT_HEADERS.contains(name) || name.startsWith("x-amz-meta-")) {
                kept.put(name, String.join(",", values));
            }
        });
        String encoding = request.header("content-encoding");
        if (encoding != null) {
            // aws-chunked is the transfer's coding, not the object's
            List<String> codings = Arrays.stream(encoding.split(",", -1))
                    .map(String::trim)
                    .filter(c -> !c.equals("aws-chunked"))
                    .toList();
            if (!codings.isEmpty()) {
                kept.put("content-encoding", String.join(",", codings));
            }
        }
        return kept;
    }

    static Map<String, String> requestTags(S3Request request) {
        Map<String, String> tags = new TreeMap<>();
        String header = request.header("x-amz-tagging");
        if (header != null) {
            UriCoding.parameters(header, true).forEach(t -> tags.put(t.name(), t.value()));
        }
        return tags;
    }

    static HttpResponse written(HttpResponse response, StoredObject object) {
        if (!object.versionId().equals("null")) {
            response.header("x-amz-version-id", object.versionId());
        }
        return S3Encryption.describe(response.header("ETag", object.etag()), object.encryptionKey());
    }

    private static HttpResponse described(HttpResponse response, StoredObject object) {
        object.headers().forEach(response::header);
        if (!object.tags().isEmpty()) {
            response.header(
                    "x-amz-tagging-count", Integer.toString(object.tags().size()));
        }
        return written(response, object).header("Accept-Ranges", "bytes").header("Last-Modified", httpDate(object));
    }

    private static String contentType(StoredObject object) {
        return object.headers().getOrDefault("content-type", "binary/octet-stream");
    }

    private static String httpDate(StoredObject object) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.ofInstant(object.lastModified(), ZoneOffset.UTC));
    }
}

package dev.runtimeguard.samples.aws;

import java.util.Map;
import java.util.TreeMap;

/** The S3 condition keys of a request (service authorization reference, "Condition keys for Amazon S3"). */
final class S3Context {
    private static final String[] HEADERS = {
        "x-amz-acl",
        "x-amz-content-sha256",
        "x-amz-copy-source",
        "x-amz-grant-full-control",
        "x-amz-grant-read",
        "x-amz-grant-read-acp",
        "x-amz-grant-write",
        "x-amz-grant-write-acp",
        "x-amz-metadata-directive",
        "x-amz-object-ownership",
        "x-amz-server-side-encryption",
        "x-amz-server-side-encryption-aws-kms-key-id",
        "x-amz-server-side-encryption-customer-algorithm",
        "x-amz-storage-class",
        "x-amz-website-redirect-location"
    };

    private S3Context() {}

    static Map<String, String> of(S3Call s3) {
        S3Request request = s3.request();
        Map<String, String> context = new TreeMap<>();
        for (String header : HEADERS) {
            put(context, "s3:" + header, request.header(header));
        }
        put(context, "s3:prefix", request.query("prefix"));
        put(context, "s3:delimiter", request.query("delimiter"));
        put(context, "s3:max-keys", request.query("max-keys"));
        put(context, "s3:VersionId", request.versionId());
        put(context, "s3:object-lock-mode", request.header("x-amz-object-lock-mode"));
        put(context, "s3:object-lock-legal-hold", request.header("x-amz-object-lock-legal-hold"));
        put(context, "s3:object-lock-retain-until-date", request.header("x-amz-object-lock-retain-until-date"));
        if (request.call().signature() != null) {
            boolean presigned = request.call().signature().presignedSeconds() != null;
            context.put("s3:authType", presigned ? "REST-QUERY-STRING" : "REST-HEADER");
            context.put("s3:signatureversion", Signature.ALGORITHM);
        }
        if (request.header("x-amz-tagging") != null) {
            for (UriCoding.Parameter tag : UriCoding.parameters(request.header("x-amz-tagging"), true)) {
                context.put("s3:RequestObjectTag/" + tag.name(), tag.value());
            }
        }
        if (s3.bucket() != null) {
            context.put("s3:ResourceAccount", s3.bucket().owner().id());
            if (s3.key() != null) {
                s3.bucket().objects().current(s3.key()).ifPresent(object -> object.tags()
                        .forEach((name, value) -> context.put("s3:ExistingObjectTag/" + name, value)));
            }
        }
        return context;
    }

    private static void put(Map<String, String> context, String key, String value) {
        if (value != null) {
            context.put(key, value);
        }
    }
}

package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The listings: buckets, objects, versions. */
final class S3Listings {
    private final Buckets buckets;

    S3Listings(Buckets buckets) {
        this.buckets = buckets;
    }

    HttpResponse buckets(S3Call s3) {
        Account account = s3.call().caller().account();
        Xml xml = new Xml("ListAllMyBucketsResult", S3Service.NAMESPACE)
                .open("Owner")
                .text("ID", account.id())
                .close()
                .open("Buckets");
        for (Bucket bucket : buckets.ownedBy(account)) {
            xml.open("Bucket")
                    .text("Name", bucket.name())
                    .text("CreationDate", bucket.created())
                    .close();
        }
        return s3.xml(xml);
    }

    HttpResponse location(S3Call s3) {
        Xml xml = new Xml("LocationConstraint", S3Service.NAMESPACE);
        // us-east-1 has no name here, for reasons of age
        String region = s3.bucket().region();
        return s3.xml(region.equals("us-east-1") ? xml : xml.content(region));
    }

    HttpResponse objects(S3Call s3) {
        return list(s3, false);
    }

    HttpResponse objectsV2(S3Call s3) {
        return list(s3, true);
    }

    private static HttpResponse list(S3Call s3, boolean v2) {
        S3Request request = s3.request();
        String prefix = request.query("prefix", "");
        String delimiter = request.query("delimiter", "");
        boolean encoded = "url".equals(request.query("encoding-type"));
        String start = v2 ? request.query("start-after", "") : request.query("marker", "");
        String after = v2 ? request.query("continuation-token", start) : start;
        int max = maxKeys(request);
        Xml xml = new Xml("ListBucketResult", S3Service.NAMESPACE)
                .text("Name", s3.bucket().name())
                .text("Prefix", name(prefix, encoded))
                .text("Delimiter", delimiter.isEmpty() ? null : name(delimiter, encoded))
                .text("MaxKeys", max)
                .text("EncodingType", encoded ? "url" : null);
        Set<String> common = new TreeSet<>();
        int count = 0;
        String last = null;
        boolean truncated = false;
        for (StoredObject object : s3.bucket().objects().list(k -> k.startsWith(prefix) && k.compareTo(after) > 0)) {
            String group = group(object.key(), prefix, delimiter);
            if (group != null && (common.contains(group) || after.startsWith(group))) {
                last = object.key();
                continue;
            }
            if (count == max) {
                truncated = true;
                break;
            }
            count++;
            last = object.key();
            if (group != null) {
                common.add(group);
            } else {
                contents(xml, object, encoded);
            }
        }
        common.forEach(
                c -> xml.open("CommonPrefixes").text("Prefix", name(c, encoded)).close());
        xml.text("IsTruncated", truncated);
        if (v2) {
            xml.text("KeyCount", count).text("NextContinuationToken", truncated ? last : null);
        } else {
            xml.text("Marker", name(start, encoded)).text("NextMarker", truncated ? name(last, encoded) : null);
        }
        return s3.xml(xml);
    }

    HttpResponse versions(S3Call s3) {
        String prefix = s3.request().query("prefix", "");
        boolean encoded = "url".equals(s3.request().query("encoding-type"));
        Xml xml = new Xml("ListVersionsResult", S3Service.NAMESPACE)
                .text("Name", s3.bucket().name())
                .text("Prefix", name(prefix, encoded))
                .text("MaxKeys", 1000)
                .text("EncodingType", encoded ? "url" : null)
                .text("IsTruncated", false);
        List<StoredObject> versions = s3.bucket().objects().listVersions(k -> k.startsWith(prefix));
        String previous = null;
        for (StoredObject version : versions) {
            xml.open(version.deleteMarker() ? "DeleteMarker" : "Version")
                    .text("Key", name(version.key(), encoded))
                    .text("VersionId", version.versionId())
                    .text("IsLatest", !version.key().equals(previous))
                    .text("LastModified", version.lastModified());
            if (!version.deleteMarker()) {
                xml.text("ETag", version.etag()).text("Size", version.content().length);
            }
            xml.close();
            previous = version.key();
        }
        return s3.xml(xml);
    }

    private static void contents(Xml xml, StoredObject object, boolean encoded) {
        xml.open("Contents")
                .text("Key", name(object.key(), encoded))
                .text("LastModified", object.lastModified())
                .text("ETag", object.etag())
                .text("Size", object.content().length)
                .text("StorageClass", "STANDARD")
                .close();
    }

    private static String group(String key, String prefix, String delimiter) {
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return end < 0 ? null : key.substring(0, end + delimiter.length());
    }

    private static int maxKeys(S3Request request) {
        String value = request.query("max-keys", "1000");
        if (!value.matches("[0-9]{1,9}")) {
            throw S3Errors.invalid("Provided max-keys not an integer or within integer range");
        }
        return Math.min(1000, Integer.parseInt(value));
    }

    private static String name(String key, boolean encoded) {
        return encoded ? UriCoding.encode(key, true) : key;
    }
}

package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpResponse;
import dev.runtimeguard.samples.aws.policy.MalformedPolicyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * Subresources of buckets and objects. Policy, versioning and tags take effect; the rest are authorised, stored and
 * given back as they came, or empty when nothing was stored.
 */
final class S3Settings {

    /** Any GET, PUT or DELETE of a subresource that has no handler of its own. */
    HttpResponse any(S3Call s3) throws IOException {
        S3Operation operation = s3.operation();
        Map<String, byte[]> settings =
                s3.key() == null ? s3.bucket().settings() : S3Objects.find(s3).settings();
        return switch (operation.method()) {
            case "PUT" -> {
                settings.put(operation.marker(), s3.request().payload());
                yield new HttpResponse(200);
            }
            case "DELETE" -> {
                settings.remove(operation.marker());
                yield new HttpResponse(204);
            }
            case "GET" -> {
                byte[] stored = settings.get(operation.marker());
                String root = operation.name().substring("Get".length());
                byte[] body = stored == null ? new Xml(root, S3Service.NAMESPACE).bytes() : stored;
                yield new HttpResponse(200).body("application/xml", body);
            }
            default -> new HttpResponse(200);
        };
    }

    HttpResponse getPolicy(S3Call s3) {
        if (s3.bucket().policy() == null) {
            throw new AwsException(404, "NoSuchBucketPolicy", "The bucket policy does not exist");
        }
        return new HttpResponse(200)
                .body("application/json", s3.bucket().policy().text().getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse putPolicy(S3Call s3) throws IOException {
        try {
            s3.bucket().policy(new String(s3.request().payload(), StandardCharsets.UTF_8));
        } catch (MalformedPolicyException e) {
            throw new AwsException(400, "MalformedPolicy", e.getMessage());
        }
        return new HttpResponse(204);
    }

    HttpResponse deletePolicy(S3Call s3) {
        s3.bucket().policy(null);
        return new HttpResponse(204);
    }

    HttpResponse putVersioning(S3Call s3) throws IOException {
        s3.bucket().versioned("Enabled".equals(Xml.textOf(Xml.parse(s3.request().payload()), "Status")));
        return new HttpResponse(200);
    }

    HttpResponse getVersioning(S3Call s3) {
        return s3.xml(new Xml("VersioningConfiguration", S3Service.NAMESPACE)
                .text("Status", s3.bucket().versioned() ? "Enabled" : null));
    }

    HttpResponse getTags(S3Call s3) {
        Xml xml = new Xml("Tagging", S3Service.NAMESPACE).open("TagSet");
        S3Objects.find(s3)
                .tags()
                .forEach((key, value) ->
                        xml.open("Tag").text("Key", key).text("Value", value).close());
        return s3.xml(xml);
    }

    HttpResponse putTags(S3Call s3) throws IOException {
        Map<String, String> tags = S3Objects.find(s3).tags();
        Element request = Xml.parse(s3.request().payload());
        tags.clear();
        for (Element tag : Xml.elements(request, "Tag")) {
            tags.put(Xml.textOf(tag, "Key"), Xml.textOf(tag, "Value"));
        }
        return new HttpResponse(200);
    }

    HttpResponse deleteTags(S3Call s3) {
        S3Objects.find(s3).tags().clear();
        return new HttpResponse(204);
    }
}

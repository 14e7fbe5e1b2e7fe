package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.w3c.dom.Element;

/** Multipart uploads. */
final class S3Multipart {
    private final S3Encryption encryption;
    private final S3Copies copies;

    S3Multipart(S3Encryption encryption, S3Copies copies) {
        this.encryption = encryption;
        this.copies = copies;
    }

    HttpResponse create(S3Call s3) {
        KmsKey key = encryption.keyFor(s3);
        S3Encryption.require(s3, key, "kms:GenerateDataKey");
        MultipartUpload upload = MultipartUpload.start(
                s3.key(), S3Objects.keptHeaders(s3.request()), S3Objects.requestTags(s3.request()), key);
        s3.bucket().uploads().put(upload.id(), upload);
        Xml xml = new Xml("InitiateMultipartUploadResult", S3Service.NAMESPACE)
                .text("Bucket", s3.bucket().name())
                .text("Key", s3.key())
                .text("UploadId", upload.id());
        return S3Encryption.describe(s3.xml(xml), key);
    }

    HttpResponse part(S3Call s3) throws IOException {
        MultipartUpload upload = decryptable(s3);
        byte[] content = s3.request().payload();
        upload.parts().put(partNumber(s3), content);
        return S3Encryption.describe(new HttpResponse(200), upload.encryptionKey())
                .header("ETag", S3Objects.etag(content));
    }

    HttpResponse partCopy(S3Call s3) {
        byte[] source = copies.source(s3).content();
        MultipartUpload upload = decryptable(s3);
        String range = s3.request().header("x-amz-copy-source-range");
        ByteRange bytes = range == null ? null : ByteRange.parse(range, source.length);
        byte[] content = bytes == null ? source : Arrays.copyOfRange(source, bytes.first(), bytes.last() + 1);
        upload.parts().put(partNumber(s3), content);
        Xml xml = new Xml("CopyPartResult", S3Service.NAMESPACE).text("ETag", S3Objects.etag(content));
        return S3Encryption.describe(s3.xml(xml), upload.encryptionKey());
    }

    HttpResponse complete(S3Call s3) throws IOException {
        MultipartUpload upload = decryptable(s3);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        int count = 0;
        for (Element part : Xml.elements(Xml.parse(s3.request().payload()), "Part")) {
            byte[] bytes = upload.parts().get(Integer.valueOf(Xml.textOf(part, "PartNumber")));
            if (bytes == null) {
                throw new AwsException(
                        400,
                        "InvalidPart",
                        "One or more of the specified parts could not be found. The part may not have been uploaded,"
                                + " or the specified entity tag may not match the part's entity tag.");
            }
            content.writeBytes(bytes);
            digests.writeBytes(SigV4.digest("MD5", bytes));
            count++;
        }
        String etag = '"' + HexFormat.of().formatHex(SigV4.digest("MD5", digests.toByteArray())) + "-" + count + '"';
        StoredObject object = new StoredObject(
                s3.key(),
                s3.bucket().newVersionId(),
                content.toByteArray(),
                etag,
                upload.headers(),
                upload.encryptionKey());
        object.tags().putAll(upload.tags());
        s3.bucket().objects().put(object);
        s3.bucket().uploads().remove(upload.id());
        Xml xml = new Xml("CompleteMultipartUploadResult", S3Service.NAMESPACE)
                .text("Bucket", s3.bucket().name())
                .text("Key", s3.key())
                .text("ETag", etag);
        return S3Objects.written(s3.xml(xml), object);
    }

    HttpResponse abort(S3Call s3) {
        s3.bucket().uploads().remove(find(s3).id());
        return new HttpResponse(204);
    }

    HttpResponse listParts(S3Call s3) {
        MultipartUpload upload = find(s3);
        Xml xml = new Xml("ListPartsResult", S3Service.NAMESPACE)
                .text("Bucket", s3.bucket().name())
                .text("Key", s3.key())
                .text("UploadId", upload.id())
                .text("IsTruncated", false);
        upload.parts().forEach((number, content) -> xml.open("Part")
                .text("PartNumber", number)
                .text("ETag", S3Objects.etag(content))
                .text("Size", content.length)
                .close());
        return s3.xml(xml);
    }

    HttpResponse listUploads(S3Call s3) {
        Xml xml = new Xml("ListMultipartUploadsResult", S3Service.NAMESPACE)
                .text("Bucket", s3.bucket().name())
                .text("IsTruncated", false);
        s3.bucket().uploads().values().forEach(upload -> xml.open("Upload")
                .text("Key", upload.key())
                .text("UploadId", upload.id())
                .close());
        return s3.xml(xml);
    }

    /** S3 user guide, "Multipart upload and permissions": parts are encrypted with the data key of the upload. */
    private static MultipartUpload decryptable(S3Call s3) {
        MultipartUpload upload = find(s3);
        S3Encryption.require(s3, upload.encryptionKey(), "kms:Decrypt");
        return upload;
    }

    private static MultipartUpload find(S3Call s3) {
        MultipartUpload upload = s3.bucket().uploads().get(s3.request().query("uploadId"));
        if (upload == null || !upload.key().equals(s3.key())) {
            throw S3Errors.noSuchUpload();
        }
        return upload;
    }

    private static int partNumber(S3Call s3) {
        String number = s3.request().query("partNumber", "");
        if (!number.matches("[0-9]{1,5}") || number.equals("0") || Integer.parseInt(number) > 10_000) {
            throw S3Errors.invalid("Part number must be an integer between 1 and 10000, inclusive");
        }
        return Integer.parseInt(number);
    }
}

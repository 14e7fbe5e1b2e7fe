package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpResponse;
import dev.runtimeguard.samples.aws.policy.Decision;
import java.io.IOException;
import java.util.function.Supplier;
import org.w3c.dom.Element;

/** DeleteObjects: every key is authorised by itself, and a refusal is an entry in a 200. */
final class S3Deletes {
    private final Supplier<DenialWording> wording;

    S3Deletes(Supplier<DenialWording> wording) {
        this.wording = wording;
    }

    HttpResponse deleteObjects(S3Call s3) throws IOException {
        Element request = Xml.parse(s3.request().payload());
        boolean quiet = "true".equalsIgnoreCase(Xml.textOf(request, "Quiet"));
        Xml xml = new Xml("DeleteResult", S3Service.NAMESPACE);
        for (Element entry : Xml.elements(request, "Object")) {
            String key = Xml.textOf(entry, "Key");
            String versionId = Xml.textOf(entry, "VersionId");
            Permission permission = s3.onObject(versionId == null ? "s3:DeleteObject" : "s3:DeleteObjectVersion", key);
            Decision decision = s3.call().check(permission);
            if (!decision.allowed()) {
                Denial denial = new Denial(s3.call().caller(), permission, decision);
                xml.open("Error")
                        .text("Key", key)
                        .text("VersionId", versionId)
                        .text("Code", denial.code())
                        .text("Message", S3Errors.message(denial, wording.get()))
                        .close();
                continue;
            }
            boolean marker = S3Objects.delete(s3.bucket(), key, versionId);
            if (!quiet) {
                xml.open("Deleted")
                        .text("Key", key)
                        .text("VersionId", versionId)
                        .text("DeleteMarker", marker ? Boolean.TRUE : null)
                        .close();
            }
        }
        return s3.xml(xml);
    }
}

package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/** An encrypted archive, extracted again. */
public final class Zip4jCase {

    private Zip4jCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        ZipParameters parameters = new ZipParameters();
        parameters.setFileNameInZip("item.txt");
        parameters.setEncryptFiles(true);
        parameters.setEncryptionMethod(EncryptionMethod.AES);
        try (ZipFile zip = new ZipFile(new File("shop.zip"), "secret".toCharArray())) {
            zip.addStream(new ByteArrayInputStream("lamp".getBytes(StandardCharsets.UTF_8)), parameters);
            zip.extractAll("unpacked");
        }
        equal("lamp", Files.readString(Path.of("unpacked/item.txt")));
    }
}

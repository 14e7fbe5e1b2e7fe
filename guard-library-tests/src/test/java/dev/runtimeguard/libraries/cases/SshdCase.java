package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;

/** A server's host key, made once and kept in a file. */
public final class SshdCase {

    private SshdCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        Path file = Path.of("hostkey.ser");
        KeyPair made = new SimpleGeneratorHostKeyProvider(file)
                .loadKeys(null)
                .iterator()
                .next();
        equal(true, Files.isRegularFile(file));
        KeyPair read = new SimpleGeneratorHostKeyProvider(file)
                .loadKeys(null)
                .iterator()
                .next();
        equal(made.getPublic(), read.getPublic());
    }
}

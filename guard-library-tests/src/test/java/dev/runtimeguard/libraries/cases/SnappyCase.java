package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.nio.charset.StandardCharsets;
import org.xerial.snappy.Snappy;

/** A round trip. The native library goes to the temporary directory by itself. */
public final class SnappyCase {

    private SnappyCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        byte[] compressed = Snappy.compress("lamp".repeat(100));
        equal("lamp".repeat(100), new String(Snappy.uncompress(compressed), StandardCharsets.UTF_8));
    }
}

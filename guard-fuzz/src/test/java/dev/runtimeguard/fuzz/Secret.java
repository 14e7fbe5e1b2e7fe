package dev.runtimeguard.fuzz;

import java.util.stream.Stream;

/** Secrets that the fuzzer puts where it likes, each by a name in braces, and that must get into nothing the guard prints. */
public final class Secret {

    public static final String ACCESS_KEY = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY01";
    public static final String SESSION_TOKEN = "IQoJb3JpZ2luX2VjEXAMPLE" + "A1b2C3d4/+".repeat(40) + "==";

    /** Of a signed URL that somebody else's credentials were used for. */
    private static final String OTHER_TOKEN = "IQoJb3JpZ2luX2VjOTHER" + "Z9y8X7w6/+".repeat(40) + "==";

    private static final String SIGNATURE = "deadbeef".repeat(8);
    private static final String OTHER_ACCESS_KEY = "q7Zt".repeat(10);

    private Secret() {}

    /** The text with the secrets in the place of their names. */
    public static String planted(String text) {
        return text.replace("{access-key}", ACCESS_KEY)
                .replace("{token}", SESSION_TOKEN)
                .replace("{other-token}", OTHER_TOKEN)
                .replace("{signature}", "X-Amz-Signature=" + SIGNATURE)
                .replace("{other-access-key}", "\"SecretAccessKey\": \"" + OTHER_ACCESS_KEY + '"');
    }

    /** Whether enough of a secret is in the text to be of use to anybody. */
    public static boolean isIn(String text) {
        return Stream.of(ACCESS_KEY, "A1b2C3d4/+A1b2", "Z9y8X7w6/+Z9y8", "deadbeefdeadbeef", "q7Ztq7Ztq7Zt")
                .anyMatch(text::contains);
    }
}

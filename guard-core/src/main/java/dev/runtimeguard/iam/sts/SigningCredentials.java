package dev.runtimeguard.iam.sts;

/**
 * The credentials that signed a call. Never printed: {@code toString} says nothing of the secrets.
 *
 * @param sessionToken null with long-term credentials
 */
public record SigningCredentials(String accessKeyId, String secretAccessKey, String sessionToken) {

    @Override
    public String toString() {
        return "SigningCredentials[...]";
    }
}

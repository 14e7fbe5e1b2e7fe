package dev.runtimeguard.iam;

/** The credentials that signed a call. Never printed: {@code toString} says nothing of the secrets. */
record SigningCredentials(String accessKeyId, String secretAccessKey, String sessionToken) {

    @Override
    public String toString() {
        return "SigningCredentials[...]";
    }
}

package dev.runtimeguard.samples.aws.policy;

/** A policy was refused when it was stored. The message and code are the ones IAM answers with. */
public final class MalformedPolicyException extends RuntimeException {
    private final String code;

    MalformedPolicyException(String message) {
        this("MalformedPolicyDocument", message);
    }

    MalformedPolicyException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** IAM's error code: {@code MalformedPolicyDocument}, or {@code ValidationError} for characters not allowed. */
    public String code() {
        return code;
    }
}

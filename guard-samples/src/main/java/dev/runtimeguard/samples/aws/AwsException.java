package dev.runtimeguard.samples.aws;

/** An error answer of an AWS service. */
public class AwsException extends RuntimeException {
    private final int status;
    private final String code;

    AwsException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The service's error code. */
    public String code() {
        return code;
    }
}

package dev.runtimeguard.shaded;

/** A service's failure as version 1 of the SDK throws it, by its name. */
public class AmazonServiceException extends RuntimeException {

    private int statusCode;

    public AmazonServiceException(String message) {
        super(message);
    }

    public int getStatusCode() {
        return statusCode;
    }

    public void setStatusCode(int value) {
        this.statusCode = value;
    }
}

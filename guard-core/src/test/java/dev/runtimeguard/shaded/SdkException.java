package dev.runtimeguard.shaded;

/** The root of a relocated SDK's exceptions. */
public class SdkException extends RuntimeException {

    SdkException(String message, Throwable cause) {
        super(message, cause);
    }
}

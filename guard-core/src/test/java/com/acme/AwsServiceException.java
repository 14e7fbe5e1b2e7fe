package com.acme;

/** A denial of a relocated SDK. */
public final class AwsServiceException extends RuntimeException {

    public AwsServiceException(String message) {
        super(message);
    }
}

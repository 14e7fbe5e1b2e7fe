package dev.runtimeguard.samples.aws;

/** A signature was not accepted. */
final class AuthenticationException extends Exception {
    private final AuthenticationFailure failure;

    AuthenticationException(AuthenticationFailure failure) {
        super(failure.name());
        this.failure = failure;
    }

    AuthenticationFailure failure() {
        return failure;
    }
}

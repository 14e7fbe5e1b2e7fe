package dev.runtimeguard.samples.aws;

/** Why a signature is not accepted. Every service has codes of its own for these. */
enum AuthenticationFailure {
    UNKNOWN_KEY,
    WRONG_SIGNATURE,
    WRONG_TOKEN,
    EXPIRED_TOKEN,
    EXPIRED_URL,
    CLOCK_SKEW,
    INCOMPLETE
}

package dev.runtimeguard.samples.closedloop;

/** Where a loop ended. */
enum Outcome {
    /** Denied, explained, cured by one paste, and nothing else was opened. */
    CLOSED,
    /** The call was not denied to a role without policies, or failed for another reason: the case itself is wrong. */
    NOT_DENIED,
    /** No report, or the exception's message does not carry it. */
    NOT_EXPLAINED,
    /** A report without a policy. */
    NO_POLICY,
    /** IAM would not accept the policy. */
    MALFORMED,
    /** The policy did not help, or only half. */
    STILL_DENIED,
    /** The policy allows another action as well. */
    ACTION_TOO_WIDE,
    /** The policy allows the same on another resource as well. */
    RESOURCE_TOO_WIDE,
    /** As {@link #RESOURCE_TOO_WIDE}, but the report says of itself that it guesses: wide, and not passed off as exact. */
    WIDE_GUESS
}

package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Decision;
import java.util.List;

/**
 * One request as the endpoint saw it.
 *
 * @param service the signing name, as {@code s3}
 * @param operation the operation's name, as {@code PutObject}; null when the request was turned away before
 * @param principal the caller's ARN, {@code anonymous}, or null when the signature was not accepted
 * @param checks the permissions evaluated, in order
 * @param status the HTTP status answered
 * @param errorCode null when the request succeeded
 */
public record JournalEntry(
        String service, String operation, String principal, List<Check> checks, int status, String errorCode) {

    /** One permission evaluated. */
    public record Check(String action, String resource, Decision decision) {}

    public JournalEntry {
        checks = List.copyOf(checks);
    }
}

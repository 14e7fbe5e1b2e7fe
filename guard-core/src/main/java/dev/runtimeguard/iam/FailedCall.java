package dev.runtimeguard.iam;

import dev.runtimeguard.iam.sts.SigningCredentials;
import dev.runtimeguard.report.Report;

/**
 * A failed call to AWS, as far as it is known. Holds no payload: {@code fields} reads the SDK's request on demand.
 *
 * @param service the SDK's name of the service, as {@code S3}; null when not known
 * @param operation the operation's name; null when not known
 * @param region the region; null when not known
 * @param status the HTTP status; 0 when not known
 * @param errorCode AWS's error code; null when there is none
 * @param message AWS's error message; null when there is none
 * @param requestId AWS's request id; null when not known
 * @param fields the request's fields
 * @param credentials who signed; null when not known or nobody did
 * @param lostBy the HTTP client that lost the body of the answer, as {@code UrlConnectionHttpClient}; null when none did,
 *     as far as known
 */
record FailedCall(
        String service,
        String operation,
        String region,
        int status,
        String errorCode,
        String message,
        String requestId,
        RequestFields fields,
        SigningCredentials credentials,
        String lostBy) {

    /** A call whose answer was read whole, as far as known. */
    FailedCall(
            String service,
            String operation,
            String region,
            int status,
            String errorCode,
            String message,
            String requestId,
            RequestFields fields,
            SigningCredentials credentials) {
        this(service, operation, region, status, errorCode, message, requestId, fields, credentials, null);
    }

    /** This call with its message free of secrets: what is made of it is printed. */
    FailedCall withoutSecrets() {
        return new FailedCall(
                service,
                operation,
                region,
                status,
                errorCode,
                Secrets.masked(message, credentials),
                requestId,
                fields,
                credentials,
                lostBy);
    }

    /** The part of a report that names this call. */
    Report.Request toReport() {
        return new Report.Request(service, operation, region, status, errorCode, requestId);
    }
}

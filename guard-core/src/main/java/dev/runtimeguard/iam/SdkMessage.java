package dev.runtimeguard.iam;

/**
 * A failed call as an SDK's exception message tells it: AWS's own message, then {@code (Service: S3, Status Code: 403,
 * Request ID: ...)} from version 2, or the same with semicolons and the error code from version 1.
 */
final class SdkMessage {

    private static final int MAX_VALUE = 200;

    private SdkMessage() {}

    /** @param message the exception's whole message; may be null */
    static FailedCall toCall(String message) {
        String text = message == null ? "" : message;
        int details = text.lastIndexOf("(Service: ");
        String own = details < 0 ? text : text.substring(0, details).trim();
        String tail = details < 0 ? "" : text.substring(details);
        String service = value(tail, "Service: ");
        return new FailedCall(
                service == null ? null : service.replace("Amazon ", "").replace("AWS", ""),
                null,
                null,
                status(value(tail, "Status Code: ")),
                value(tail, "Error Code: "),
                own.isEmpty() ? null : own,
                value(tail, "Request ID: "),
                RequestFields.NONE,
                null);
    }

    private static int status(String digits) {
        return digits != null && digits.length() == 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(digits)
                : 0;
    }

    private static String value(String tail, String name) {
        int start = tail.indexOf(name);
        if (start < 0) {
            return null;
        }
        start += name.length();
        int end = start;
        while (end < tail.length() && end - start < MAX_VALUE && ",;)".indexOf(tail.charAt(end)) < 0) {
            end++;
        }
        String value = tail.substring(start, end).trim();
        return value.isEmpty() || value.equals("null") ? null : value;
    }
}

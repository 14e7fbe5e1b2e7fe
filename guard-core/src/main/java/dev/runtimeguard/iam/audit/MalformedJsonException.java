package dev.runtimeguard.iam.audit;

/** Text that is no JSON, or is cut. One is thrown for each such text in a log, so it carries no stack trace. */
final class MalformedJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedJsonException() {
        super("not JSON", null, false, false);
    }
}

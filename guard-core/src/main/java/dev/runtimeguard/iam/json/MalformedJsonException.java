package dev.runtimeguard.iam.json;

/** Text that is no JSON, or is cut. One is thrown for each such text in a log, so it carries no stack trace. */
public final class MalformedJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedJsonException() {
        super("not JSON", null, false, false);
    }
}

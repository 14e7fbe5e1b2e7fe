package dev.runtimeguard.iam.lookalike;

import java.util.List;
import java.util.function.Function;

/**
 * Recognises the failures that read like a denial by the role's policies and are none: settings of a bucket, expired
 * credentials, the wrong region, another role's lack. What it knows is in {@code look-alikes.txt} beside this class.
 * Takes time linear in the message's first 16 KiB and throws nothing, whatever the text.
 */
public final class LookAlikes {

    private LookAlikes() {}

    /** {@link #of(String, String, int, String, String, Function)} for a request nothing is known of. */
    public static LookAlike of(String service, String operation, int status, String errorCode, String message) {
        return of(service, operation, status, errorCode, message, name -> null);
    }

    /**
     * The look-alike, or null when the failure is none: a denial, or a failure that doesn't look like one.
     *
     * @param service the SDK's name of the service in any spelling, as {@code S3}; may be null
     * @param operation the operation's name; may be null
     * @param status the HTTP status; 0 when not known
     * @param errorCode AWS's error code; may be null
     * @param message AWS's message; may be null
     * @param fields gives the text of a field of the request or null, for the names in commands to paste
     */
    public static LookAlike of(
            String service,
            String operation,
            int status,
            String errorCode,
            String message,
            Function<String, String> fields) {
        Failure failure = Failure.of(service, operation, status, errorCode, message);
        List<LookAlikeRow> rows = Table.ROWS;
        for (LookAlikeRow row : rows) {
            LookAlike found = row.match(failure, fields);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static final class Table {
        static final List<LookAlikeRow> ROWS = LookAlikeTable.read("look-alikes.txt");
    }
}

package dev.runtimeguard.report;

/**
 * Renders a report as the advice that is put behind an exception's own message: the code, what happened to whom and
 * why, and the first remedy, ready to paste.
 */
public final class Advice {

    /** The most characters the guard adds to an exception's message. */
    public static final int MAX_LENGTH = 1500;

    /** The least room that says anything. */
    public static final int MIN_LENGTH = 200;

    private static final String IN_THE_LOG = "\nFix: too long for this message, see the guard's line in the log.";

    private Advice() {}

    /**
     * The advice, beginning with a line's end, in at most {@code limit} characters. A remedy is given whole or not at
     * all: half a policy is worse than none.
     *
     * @param limit at least {@link #MIN_LENGTH}
     */
    public static String of(Report report, int limit) {
        String head = mark(report) + ' ';
        String remedy =
                report.remedies().isEmpty() ? "" : remedy(report.remedies().get(0));
        int room = limit - head.length() - remedy.length();
        if (room < Math.min(report.summary().length(), limit / 2)) {
            remedy = IN_THE_LOG;
            room = limit - head.length() - remedy.length();
        }
        return head + Text.cut(report.summary(), room) + remedy;
    }

    /** Whether {@code message} carries the advice of this report already. */
    public static boolean isIn(String message, Report report) {
        return message != null && message.contains(mark(report).strip());
    }

    private static String mark(Report report) {
        return "\n[Runtime Guard: " + report.code().id() + "]";
    }

    private static String remedy(Remedy remedy) {
        return "\nFix: " + remedy.title() + ":\n" + remedy.text();
    }
}

package dev.runtimeguard.samples.demo;

import dev.runtimeguard.samples.aws.policy.Json;
import java.util.Map;

/** The guard's line in a function's log. */
public final class GuardLine {

    private static final String START = "{\"guard\":";

    private final String text;
    private final Map<?, ?> report;

    private GuardLine(String text) {
        this.text = text;
        this.report = (Map<?, ?>) ((Map<?, ?>) Json.parse(text)).get("guard");
    }

    /**
     * The last line of the guard's in a log.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static GuardLine in(String log) {
        return log.lines()
                .filter(line -> line.startsWith(START))
                .reduce((earlier, later) -> later)
                .map(GuardLine::new)
                .orElseThrow(() -> new IllegalArgumentException("no line of the guard's in the log:\n" + log));
    }

    /** The line as it was logged. */
    public String text() {
        return text;
    }

    /** The report's members, parsed: strings, numbers, booleans, lists and maps. */
    public Map<?, ?> report() {
        return report;
    }

    /** The report's sentence. */
    public String summary() {
        return (String) report.get("summary");
    }

    /** The suggested policy, as JSON to put on a role: the text of the remedy that is one. */
    public String policy() {
        for (Object remedy : (Iterable<?>) report.get("remedies")) {
            Map<?, ?> members = (Map<?, ?>) remedy;
            if ("policy".equals(members.get("kind"))) {
                return (String) members.get("text");
            }
        }
        throw new IllegalStateException("the report suggests no policy: " + text);
    }
}

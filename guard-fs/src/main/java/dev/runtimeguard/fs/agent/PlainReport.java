package dev.runtimeguard.fs.agent;

/** A {@code guard.internal} line from where nothing else of the guard can be relied on, its reports included. */
final class PlainReport {

    private PlainReport() {}

    /** Says that the function runs unguarded, and why; on Lambda standard output is the function's log. */
    static void print(Throwable fault) {
        // A message may quote anything: with everything masked the class is all that is said.
        String what = Agent.is(Agent.REDACT, "all") ? fault.getClass().getName() : fault.toString();
        System.out.println(
                "{\"guard\":{\"schema\":1,\"code\":\"guard.internal\",\"confidence\":\"certain\",\"summary\":\""
                        .concat(escaped("File access is not guarded: ".concat(what)))
                        .concat("\",\"more\":\"docs/reports/guard.internal.md\"}}"));
    }

    private static String escaped(String text) {
        StringBuilder json = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else {
                json.append(c < ' ' ? ' ' : c);
            }
        }
        return json.toString();
    }
}

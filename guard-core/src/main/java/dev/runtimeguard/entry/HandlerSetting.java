package dev.runtimeguard.entry;

/**
 * A handler setting, {@code Class} or {@code Class::method}.
 *
 * @param text as it was set
 * @param method null when a class alone is named
 */
record HandlerSetting(String text, String className, String method) {

    private static final String FLAG = "GUARD_HANDLER";
    private static final String SEPARATOR = "::";

    /** @throws IllegalArgumentException when there is no setting, or half of it is missing */
    static HandlerSetting parse(String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(FLAG + " is not set: with the guard's entry point as the function's"
                    + " handler, it names the function's own, such as com.acme.Fn or com.acme.Fn::handle");
        }
        int separator = text.lastIndexOf(SEPARATOR);
        HandlerSetting setting = separator < 0
                ? new HandlerSetting(text, text, null)
                : new HandlerSetting(
                        text, text.substring(0, separator), text.substring(separator + SEPARATOR.length()));
        if (setting.className.isEmpty() || "".equals(setting.method)) {
            throw setting.wrong("a handler is named as com.acme.Fn or com.acme.Fn::handle");
        }
        return setting;
    }

    /** What to throw when the setting names no handler. */
    IllegalArgumentException wrong(String problem) {
        return new IllegalArgumentException(FLAG + "=" + text + ": " + problem);
    }
}

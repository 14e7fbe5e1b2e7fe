package dev.runtimeguard.fs.agent;

import dev.runtimeguard.fs.bridge.FileBridge;
import dev.runtimeguard.fs.judge.FindingQueue;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;

/** Answers the function's own copy of the library: settings made in code, findings, and the end of an invocation. */
final class Control implements Function<Map<String, Object>, Object> {
    private final CallsFactory factory;
    private final Engine engine;

    Control(CallsFactory factory, Engine engine) {
        this.factory = factory;
        this.engine = engine;
    }

    /**
     * Takes a request; what it {@code ask}s is one of
     *
     * <ul>
     *   <li>{@code pending}: whether there are findings to be flushed, as TRUE or FALSE;
     *   <li>{@code flush}: hands on to the Consumer {@code to} those of the threads whose ids the LongPredicate
     *       {@code threads} takes;
     *   <li>{@code explained}: the refusal of {@code path} is reported from its exception;
     *   <li>{@code pathOf}: the path that the Throwable {@code failure} is about, null when not known;
     *   <li>{@code configure}, with the flags as in an environment.
     * </ul>
     *
     * Answers null where nothing is said.
     */
    @Override
    public Object apply(Map<String, Object> request) {
        FindingQueue findings = factory.findings();
        String asked = String.valueOf(request.get("ask"));
        switch (asked) {
            case "pending":
                return findings != null && findings.pending();
            case "flush":
                if (findings != null) {
                    findings.flush(consumer(request.get("to")), (LongPredicate) request.get("threads"));
                }
                return null;
            case "explained":
                if (findings != null) {
                    findings.explained((String) request.get("path"));
                }
                return null;
            case "pathOf":
                return findings == null ? null : findings.pathOf((Throwable) request.get("failure"));
            case "configure":
                configure(request);
                return null;
            default:
                return null;
        }
    }

    @SuppressWarnings("unchecked")
    private static Consumer<Map<String, Object>> consumer(Object passed) {
        return (Consumer<Map<String, Object>>) passed;
    }

    private void configure(Map<String, Object> request) {
        Map<String, String> flags = new HashMap<>();
        for (Map.Entry<String, Object> entry : request.entrySet()) {
            flags.put(entry.getKey(), String.valueOf(entry.getValue()));
        }
        if (factory.settings(flags)) {
            if (Interception.mayBeStrict(flags)) {
                FileBridge.ephemeral(null);
            }
            engine.renew();
        }
    }
}

package dev.runtimeguard.fs.agent;

import dev.runtimeguard.fs.bridge.FileBridge;
import dev.runtimeguard.fs.judge.FindingQueue;
import dev.runtimeguard.fs.judge.TestRun;
import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;

/** Answers the function's own copy of the library: settings made in code, findings, and the end of an invocation. */
final class Control implements Function<Map<String, Object>, Object> {
    private final CallsFactory factory;
    private final Engine engine;
    private final StorageCalls storage;
    private final Instrumentation instrumentation;
    private TestControl tests;

    Control(CallsFactory factory, Engine engine, StorageCalls storage, Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
        this.factory = factory;
        this.engine = engine;
        this.storage = storage;
    }

    /**
     * Takes a request; what it {@code ask}s is one of
     *
     * <ul>
     *   <li>{@code pending}: whether there are findings to be flushed, as TRUE or FALSE;
     *   <li>{@code flush}: hands on to the Consumer {@code to} those of the threads whose ids the LongPredicate
     *       {@code threads} takes, after waiting for another thread that does at most {@code wait} milliseconds;
     *   <li>{@code explained}: the refusal of {@code path} is reported from its exception;
     *   <li>{@code created}: whether anything was created in the ephemeral storage since the last {@code ended}, as TRUE
     *       or FALSE;
     *   <li>{@code ended}: an invocation ran, {@code when} in words;
     *   <li>{@code creator}: who created {@code path}, as a text or null;
     *   <li>{@code written}: what was to be written when {@code failure} said that there was no room, or null;
     *   <li>{@code pathOf}: the path that the Throwable {@code failure} is about, null when not known;
     *   <li>{@code configure}, with the flags as in an environment;
     *   <li>{@code test} or {@code variables}, for a test framework: see {@link TestControl}.
     * </ul>
     *
     * Answers null where nothing is said.
     */
    @Override
    public Object apply(Map<String, Object> request) {
        return switch (String.valueOf(request.get("ask"))) {
            case "pathOf" -> pathOf((Throwable) request.get("failure"));
            case "created" -> storage.log().any();
            case "creator" -> storage.log().creatorOf((String) request.get("path"));
            case "written" -> storage.written((Throwable) request.get("failure"));
            case "ended" -> {
                storage.log().ended((String) request.get("when"));
                yield null;
            }
            case "configure" -> {
                configure(request);
                yield null;
            }
            case "test", "variables" -> tests().apply(request);
            default -> ofFindings(request, factory.findings());
        };
    }

    /** No function has one, so none is made at its start. */
    private synchronized TestControl tests() {
        if (tests == null) {
            tests = new TestControl(factory, engine, storage, new ProcessVariables(instrumentation));
        }
        return tests;
    }

    private String pathOf(Throwable failure) {
        if (factory.test() instanceof TestRun test) {
            return test.pathOf(failure);
        }
        FindingQueue findings = factory.findings();
        return findings == null ? null : findings.pathOf(failure);
    }

    /** @param findings null while there was none */
    private static Object ofFindings(Map<String, Object> request, FindingQueue findings) {
        if (findings == null) {
            return null;
        }
        return switch (String.valueOf(request.get("ask"))) {
            case "pending" -> findings.pending();
            case "flush" -> {
                // Absent in a request of an older copy of the library.
                long wait = request.get("wait") instanceof Long millis ? millis : FindingQueue.MAX_WAIT_MILLIS;
                findings.flush(consumer(request.get("to")), (LongPredicate) request.get("threads"), wait);
                yield null;
            }
            case "explained" -> {
                findings.explained((String) request.get("path"));
                yield null;
            }
            default -> null;
        };
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
        try {
            storage.settings(flags);
        } catch (Exception notRehearsed) {
            engine.note(notRehearsed);
        }
    }
}

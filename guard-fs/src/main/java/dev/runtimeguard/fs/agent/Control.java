package dev.runtimeguard.fs.agent;

import dev.runtimeguard.fs.bridge.FileBridge;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Answers the function's own copy of the library: settings made in code, and the end of an invocation. */
final class Control implements Function<Map<String, Object>, Object> {
    private final CallsFactory factory;
    private final Engine engine;
    private final StorageCalls storage;

    Control(CallsFactory factory, Engine engine, StorageCalls storage) {
        this.factory = factory;
        this.engine = engine;
        this.storage = storage;
    }

    /**
     * Takes {@code ask}: {@code flush} and {@code configure} with the flags as in an environment, which answer nothing;
     * {@code ended} with {@code when}, in words, an invocation ran; {@code creator} with a {@code path}; {@code written}
     * with a {@code failure}, the exception of a write for which there was no room. The last two answer a text or null.
     */
    @Override
    public Object apply(Map<String, Object> request) {
        switch (String.valueOf(request.get("ask"))) {
            case "flush" -> factory.flush();
            case "configure" -> configure(request);
            case "ended" -> storage.log().ended((String) request.get("when"));
            case "creator" -> {
                return storage.log().creatorOf((String) request.get("path"));
            }
            case "written" -> {
                return storage.written((Throwable) request.get("failure"));
            }
            default -> {
                // A newer library's question.
            }
        }
        return null;
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

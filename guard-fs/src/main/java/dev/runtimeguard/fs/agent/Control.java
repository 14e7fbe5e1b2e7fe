package dev.runtimeguard.fs.agent;

import dev.runtimeguard.fs.bridge.FileBridge;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Answers the function's own copy of the library: settings made in code, and the end of an invocation. */
final class Control implements Function<Map<String, Object>, Object> {
    private final CallsFactory factory;
    private final Engine engine;

    Control(CallsFactory factory, Engine engine) {
        this.factory = factory;
        this.engine = engine;
    }

    /** Takes {@code ask}: {@code flush}, or {@code configure} with the flags as in an environment; answers nothing. */
    @Override
    public Object apply(Map<String, Object> request) {
        if ("flush".equals(request.get("ask"))) {
            factory.flush();
        } else if ("configure".equals(request.get("ask"))) {
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
        return null;
    }
}

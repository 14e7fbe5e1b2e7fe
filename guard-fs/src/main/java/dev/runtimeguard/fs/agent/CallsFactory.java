package dev.runtimeguard.fs.agent;

import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.fs.bridge.FileCalls;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;

/** Makes what a mode does with a file call; the settings are read and its classes loaded on the first one only. */
final class CallsFactory {
    private final Instrumentation instrumentation;
    private final boolean complete;

    /** @param complete whether every required choke point was found; without, nothing is redirected */
    CallsFactory(Instrumentation instrumentation, boolean complete) {
        this.instrumentation = instrumentation;
        this.complete = complete;
    }

    /** What to ask, or null to leave every call alone. */
    FileCalls create() throws UnmodifiableClassException {
        new Transformer(Hooks.later()).patch(instrumentation);
        return create(GuardConfig.fromEnvironment(System.getenv()));
    }

    private FileCalls create(GuardConfig config) {
        FsMode mode = config.fs() == FsMode.REDIRECT && !complete ? FsMode.EXPLAIN : config.fs();
        return switch (mode) {
            case EXPLAIN, REDIRECT, STRICT, OFF -> null;
        };
    }
}

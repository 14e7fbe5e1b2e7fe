package dev.runtimeguard.fs.agent;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.fs.bridge.FileCalls;

/** Makes what a mode does with a file call; nothing is loaded for it before the first call that is of interest. */
final class CallsFactory {
    private final GuardConfig config;
    private final boolean complete;

    /** @param complete whether every required choke point was found; without, nothing is redirected */
    CallsFactory(GuardConfig config, boolean complete) {
        this.config = config;
        this.complete = complete;
    }

    /** What to ask, or null to leave every call alone. */
    FileCalls create() {
        return null;
    }
}

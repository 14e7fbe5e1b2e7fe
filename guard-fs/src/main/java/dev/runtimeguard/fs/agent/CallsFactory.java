package dev.runtimeguard.fs.agent;

import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.fs.bridge.FileBridge;
import dev.runtimeguard.fs.bridge.FileCalls;
import dev.runtimeguard.fs.judge.Explain;
import dev.runtimeguard.fs.judge.Findings;
import dev.runtimeguard.fs.judge.Places;
import dev.runtimeguard.fs.judge.Strict;
import dev.runtimeguard.fs.overlay.Overlay;
import java.io.IOException;

/** Makes what a mode does with a file call; nothing is loaded for it before the first call that is of interest. */
final class CallsFactory {
    private final GuardConfig config;
    private final boolean complete;
    private final Findings findings;

    /** @param complete whether every required choke point was found; without, nothing is changed */
    CallsFactory(GuardConfig config, boolean complete, Findings findings) {
        this.config = config;
        this.complete = complete;
        this.findings = findings;
    }

    /**
     * What to ask.
     *
     * @param front what stands before it, for what it gives out
     * @throws IOException when the overlay's directory cannot be used
     */
    FileCalls create(FileCalls front) throws IOException {
        Places places = new Places(config);
        if (complete && config.fs() == FsMode.REDIRECT) {
            Overlay overlay = new Overlay(config.fsOverlayDir(), places, findings, () -> FileBridge.reads(true));
            overlay.behind(front);
            return overlay;
        }
        return complete && isStrict() ? new Strict(places, findings) : new Explain(places, findings);
    }

    /** Whether writes outside the writable places are refused by policy. */
    private boolean isStrict() {
        return config.fs() == FsMode.STRICT || config.strict();
    }
}

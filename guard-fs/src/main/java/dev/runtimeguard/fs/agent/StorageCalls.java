package dev.runtimeguard.fs.agent;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.fs.bridge.FileBridge;
import java.lang.instrument.Instrumentation;
import java.util.Map;

/** What the agent does about the ephemeral storage: remembers who creates files there, and rehearses a smaller one. */
final class StorageCalls {

    private static final String SIZE = "GUARD_TMP_SIZE_MB";

    private final Instrumentation instrumentation;
    private final Engine engine;
    private final CreationLog log = new CreationLog();
    private boolean patched;
    private int rehearsedMb;
    private Rehearsal rehearsal;

    StorageCalls(Instrumentation instrumentation, Engine engine) {
        this.instrumentation = instrumentation;
        this.engine = engine;
    }

    CreationLog log() {
        return log;
    }

    /** Makes {@code flags} the settings; read as settings only when a size is among them, as that costs a start most. */
    synchronized void settings(Map<String, String> flags) throws Exception {
        boolean off = is(flags.get("GUARD_TMP"), "off") || is(flags.get("GUARD_DISABLED"), "true");
        FileBridge.creations(off ? null : log);
        int megabytes = off || flags.get(SIZE) == null
                ? 0
                : GuardConfig.fromEnvironment(flags).tmpSizeMb();
        if (megabytes == rehearsedMb) {
            return;
        }
        if (megabytes == 0) {
            Rehearsal.stop();
            rehearsal = null;
        } else {
            if (!patched) {
                Installer.defineBridge("SpaceLimit", "WriteBridge");
                Rehearsal.patch(instrumentation);
                patched = true;
            }
            rehearsal = Rehearsal.start(engine, (long) megabytes << 20);
        }
        rehearsedMb = megabytes;
    }

    /** What was to be written where {@code failure} says that there is no room; null when not known. */
    synchronized String written(Throwable failure) {
        return rehearsal == null ? null : rehearsal.written(failure);
    }

    private static boolean is(String set, String value) {
        return set != null && set.trim().equalsIgnoreCase(value);
    }
}

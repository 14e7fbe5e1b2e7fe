package dev.runtimeguard.fs.agent;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.fs.bridge.FileBridge;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the agent does about the ephemeral storage: remembers who creates files there, and rehearses a smaller one. */
final class StorageCalls {

    private static final String SIZE = "GUARD_TMP_SIZE_MB";

    private final Instrumentation instrumentation;
    private final Engine engine;
    private final CreationLog log = new CreationLog();
    private Map<String, String> flags = Map.of();
    private boolean testing;
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

    /** Makes {@code newer} the settings, once no test runs; read as settings only when a size is among them, as that costs a start most. */
    synchronized void settings(Map<String, String> newer) throws Exception {
        flags = newer;
        if (testing) {
            return;
        }
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
            patch();
            rehearsal = Rehearsal.start(engine, (long) megabytes << 20);
        }
        rehearsedMb = megabytes;
    }

    private void patch() throws Exception {
        if (!patched) {
            Installer.defineBridge("SpaceLimit", "WriteBridge");
            Rehearsal.patch(instrumentation);
            patched = true;
        }
    }

    /**
     * Has an empty storage until {@link #testEnded}, whatever the settings.
     *
     * @param megabytes its size; 0 for what the machine has
     */
    synchronized void testBegins(Path root, int megabytes) throws Exception {
        testing = true;
        if (patched) {
            Rehearsal.stop();
        }
        rehearsal = null;
        if (megabytes > 0) {
            patch();
            rehearsal = Rehearsal.startEmpty(engine, root, (long) megabytes << 20);
        }
    }

    /** The files that the running test found no room for. */
    synchronized List<String> refused() {
        return rehearsal == null ? List.of() : rehearsal.refused();
    }

    /** Goes by the settings again. */
    synchronized void testEnded() throws Exception {
        testing = false;
        if (patched) {
            Rehearsal.stop();
        }
        rehearsal = null;
        rehearsedMb = 0;
        settings(flags);
    }

    /** What was to be written where {@code failure} says that there is no room; null when not known. */
    synchronized String written(Throwable failure) {
        return rehearsal == null ? null : rehearsal.written(failure);
    }

    private static boolean is(String set, String value) {
        return set != null && set.trim().equalsIgnoreCase(value);
    }
}

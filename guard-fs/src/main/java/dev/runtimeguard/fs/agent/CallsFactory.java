package dev.runtimeguard.fs.agent;

import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.fs.AgentReports;
import dev.runtimeguard.fs.HomeRepair;
import dev.runtimeguard.fs.bridge.FileBridge;
import dev.runtimeguard.fs.bridge.FileCalls;
import dev.runtimeguard.fs.judge.Explain;
import dev.runtimeguard.fs.judge.FindingQueue;
import dev.runtimeguard.fs.judge.Places;
import dev.runtimeguard.fs.judge.Strict;
import dev.runtimeguard.fs.overlay.Overlay;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Makes what a mode does with a file call. The settings are read, and its classes loaded, on the first call that is of
 * interest and not before.
 */
final class CallsFactory {
    /** A connected copy of the library flushes at the end of each invocation. */
    private static final BooleanSupplier CONNECTED = new BooleanSupplier() {
        @Override
        public boolean getAsBoolean() {
            return FileBridge.findings() != null;
        }
    };

    /** The classes with static initializers that a call may come upon later. */
    private static final String[] INITIALIZED = {
        "overlay.Errno",
        "overlay.Kind",
        "overlay.Lookup",
        "overlay.CopyUp$1",
        "judge.CallingFrame",
        "judge.MountPoints",
        "judge.RealPaths",
        "bridge.OpenFlags$NoFollow"
    };

    private final Instrumentation instrumentation;
    private final boolean complete;
    private Map<String, String> flags = System.getenv();
    private volatile FindingQueue findings;
    private volatile FileCalls test;
    private volatile boolean answers = answers(flags);
    private volatile boolean masked = masked(flags);

    /** @param complete whether every required choke point was found; without, nothing is changed */
    CallsFactory(Instrumentation instrumentation, boolean complete) {
        this.instrumentation = instrumentation;
        this.complete = complete;
    }

    /** Sets the flags that the next {@link #create} reads: whether they differ from those in force. */
    synchronized boolean settings(Map<String, String> newer) {
        GuardConfig before = GuardConfig.fromEnvironment(flags);
        GuardConfig after = GuardConfig.fromEnvironment(newer);
        flags = newer;
        answers = test != null || answers(newer);
        masked = masked(newer);
        return before.disabled() != after.disabled()
                || before.strict() != after.strict()
                || before.fs() != after.fs()
                || !before.fsWritable().equals(after.fsWritable())
                || !before.fsOverlayDir().equals(after.fsOverlayDir());
    }

    /** What the calls came upon; null before the first of them. */
    FindingQueue findings() {
        return findings;
    }

    /** Whether every required choke point was found: without, nothing can be refused. */
    boolean complete() {
        return complete;
    }

    /** What is asked while a test runs, a TestRun; null while none does. A plain type: a start need not load its. */
    FileCalls test() {
        return test;
    }

    /** Sets what is asked instead of all that the settings say, while a test runs; null for none. */
    synchronized void test(FileCalls run) {
        test = run;
        answers = run != null || answers(flags);
    }

    /** Whether what the calls answer matters: anything but telling of refusals. */
    boolean answers() {
        return answers;
    }

    /** Whether ARNs and paths are kept out of the log. */
    boolean masked() {
        return masked;
    }

    private static boolean masked(Map<String, String> flags) {
        return Agent.isSet(flags.get(Agent.REDACT), "all");
    }

    /**
     * What to ask, or null to leave every call alone.
     *
     * @param front what stands before it, for what it gives out
     * @throws IOException when the overlay's directory cannot be used
     */
    synchronized FileCalls create(FileCalls front) throws IOException, UnmodifiableClassException {
        GuardConfig config = GuardConfig.fromEnvironment(flags);
        if (test != null) {
            prepare(config);
            return test;
        }
        if (config.disabled() || config.fs() == FsMode.OFF) {
            return null;
        }
        if (!complete) {
            config = config.toBuilder().fs(FsMode.EXPLAIN).strict(false).build();
        }
        prepare(config);
        Places places = new Places(config);
        if (config.fs() == FsMode.REDIRECT) {
            HomeRepair.repair(System.getProperties());
            // Nobody has been answered by the new overlay yet, which switches look-ups on again when it holds anything.
            FileBridge.reads(false);
            // A function's execution environment has one user, whatever the mode of its ephemeral storage.
            boolean shared = !config.onLambda();
            Overlay overlay =
                    new Overlay(config.fsOverlayDir(), shared, places, findings, () -> FileBridge.reads(true));
            overlay.behind(front);
            return overlay;
        }
        boolean refuses = config.fs() == FsMode.STRICT || config.strict();
        return refuses ? new Strict(places, findings) : new Explain(places, findings);
    }

    private void prepare(GuardConfig config) throws UnmodifiableClassException {
        initialize();
        if (findings == null) {
            new Transformer(Hooks.later()).patch(instrumentation);
            findings = new FindingQueue(reports(config), CONNECTED);
        }
    }

    /** While there is memory and stack: a class that fails at its initialization would stay broken. */
    private static void initialize() {
        for (String name : INITIALIZED) {
            try {
                Class.forName("dev.runtimeguard.fs.".concat(name), true, CallsFactory.class.getClassLoader());
            } catch (ClassNotFoundException impossible) {
                throw new LinkageError(name, impossible);
            }
        }
    }

    private static boolean answers(Map<String, String> flags) {
        return Interception.mayBeStrict(flags) || Interception.redirects(flags);
    }

    /** To the function's own copy of the library when it is connected, else written from here. */
    private static Consumer<Map<String, Object>> reports(GuardConfig config) {
        AgentReports own = new AgentReports(config);
        return finding -> {
            Consumer<Map<String, Object>> connected = FileBridge.findings();
            (connected == null ? own : connected).accept(finding);
        };
    }
}

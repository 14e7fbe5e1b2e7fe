package dev.runtimeguard.fs.agent;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.fs.bridge.FileBridge;
import dev.runtimeguard.fs.judge.Finding;
import dev.runtimeguard.fs.judge.PackageTerritory;
import dev.runtimeguard.fs.judge.TestRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers a test framework. While a test runs it is asked about every write, whatever settings the code under test makes
 * meanwhile; there is one at a time, as all threads of the process are meant.
 */
final class TestControl {
    private final CallsFactory factory;
    private final Engine engine;
    private final StorageCalls storage;
    private final ProcessVariables variables;

    TestControl(CallsFactory factory, Engine engine, StorageCalls storage, ProcessVariables variables) {
        this.factory = factory;
        this.engine = engine;
        this.storage = storage;
        this.variables = variables;
    }

    /**
     * Takes a request; what it {@code ask}s is one of
     *
     * <ul>
     *   <li>{@code test}, with {@code step}
     *       <ul>
     *         <li>{@code begin}: with the flags as in an environment, the Path {@code storage}, which is where
     *             {@code GUARD_TMP_SIZE_MB} is counted from now on, and the List of Strings {@code tools}, what the names
     *             of classes begin with that are no part of what is tested. Answers null, or why it cannot begin;
     *         <li>{@code look} and {@code end}: answers a Map of what was {@code refused}, findings as maps, of what was
     *             {@code created}, creators by path, and of the paths that were {@code full}; null when no test runs;
     *       </ul>
     *   <li>{@code variables}: makes the Map {@code all} the environment variables of this process.
     * </ul>
     */
    synchronized Object apply(Map<String, Object> request) {
        if ("variables".equals(request.get("ask"))) {
            return variables(request);
        }
        if ("begin".equals(request.get("step"))) {
            return begin(request);
        }
        if (!(factory.test() instanceof TestRun run)) {
            return null;
        }
        Map<String, Object> seen = new HashMap<>();
        List<Map<String, Object>> refused = new ArrayList<>();
        for (Finding finding : run.refused()) {
            refused.add(finding.toMap());
        }
        seen.put("refused", refused);
        seen.put("created", run.created());
        seen.put("full", storage.refused());
        if ("end".equals(request.get("step"))) {
            end();
        }
        return seen;
    }

    @SuppressWarnings("unchecked")
    private String begin(Map<String, Object> request) {
        if (!factory.complete()) {
            return "this JDK lacks methods that would have to be watched to refuse a write";
        }
        if (factory.test() != null) {
            return "another test runs";
        }
        Map<String, String> flags = new HashMap<>();
        request.forEach((name, value) -> {
            if (value instanceof String text) {
                flags.put(name, text);
            }
        });
        GuardConfig config = GuardConfig.fromEnvironment(flags);
        try {
            storage.testBegins((Path) request.get("storage"), config.tmpSizeMb());
        } catch (Exception notRehearsed) {
            end();
            return "no storage of " + config.tmpSizeMb() + " MB can be had: " + notRehearsed;
        }
        FileBridge.ephemeral(null);
        factory.test(new TestRun(new PackageTerritory(config), (List<String>) request.get("tools")));
        engine.renew();
        return null;
    }

    private void end() {
        factory.test(null);
        engine.renew();
        try {
            storage.testEnded();
        } catch (Exception notRehearsed) {
            engine.note(notRehearsed);
        }
    }

    @SuppressWarnings("unchecked")
    private String variables(Map<String, Object> request) {
        try {
            variables.set((Map<String, String>) request.get("all"));
            return null;
        } catch (ReflectiveOperationException | RuntimeException otherJdk) {
            return "the environment of this JVM cannot be changed: " + otherJdk;
        }
    }
}

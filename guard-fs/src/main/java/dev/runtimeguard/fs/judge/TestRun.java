package dev.runtimeguard.fs.judge;

import dev.runtimeguard.fs.bridge.Call;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Strict for the time of one test, and remembers all that was refused and all that was created in the writable places.
 * What the test's own tools do is let through: a mocking library may write where the code under test may not. Safe for
 * use by several threads.
 */
public final class TestRun extends Strict {

    /** A test that creates more leaves enough of them behind to be told. */
    static final int MAX_CREATED = 10_000;

    private final Refusals refusals;
    private final List<String> tools;
    private final Map<Path, CallingFrame> created = new LinkedHashMap<>();

    /** @param tools what the names of the tools' classes begin with */
    public TestRun(Territory territory, List<String> tools) {
        this(territory, new Refusals(), tools);
    }

    private TestRun(Territory territory, Refusals refusals, List<String> tools) {
        super(territory, refusals);
        this.refusals = refusals;
        this.tools = List.copyOf(tools);
    }

    @Override
    void outside(Call call, Path path, Path written) {
        if (!isTool(CallingFrame.ofThisThread())) {
            super.outside(call, path, written);
        }
    }

    @Override
    void across(Call call, Path path, Path written) {
        if (!isTool(CallingFrame.ofThisThread())) {
            super.across(call, path, written);
        }
    }

    @Override
    public Path mayWrite(Path path) {
        return isTool(CallingFrame.ofThisThread()) ? path : super.mayWrite(path);
    }

    @Override
    void created(Path real) {
        CallingFrame caller = CallingFrame.ofThisThread();
        synchronized (created) {
            if (isTool(caller)) {
                // What it made before may have been deleted; this is the tool's.
                created.remove(real);
            } else if (created.size() < MAX_CREATED) {
                created.put(real, caller);
            }
        }
    }

    @Override
    public boolean namesTemporaryFiles() {
        return true;
    }

    /** A child is given the process's own environment unless the map is made: the one that the test has. */
    @Override
    public void starting(ProcessBuilder child) {
        child.environment();
    }

    private boolean isTool(CallingFrame caller) {
        return caller != null && tools.stream().anyMatch(caller.type()::startsWith);
    }

    /** What was refused so far, the oldest first. */
    public List<Finding> refused() {
        return refusals.all();
    }

    /** The path of the refused creation that a failure comes from, null when not known for sure. */
    public String pathOf(Throwable failure) {
        return refusals.pathOf(failure);
    }

    /**
     * What was created so far, the oldest first, by its real path; some of it may be gone. The value is who did it, in a
     * report's words, or empty when not known.
     */
    public Map<String, String> created() {
        Map<String, String> all = new LinkedHashMap<>();
        synchronized (created) {
            created.forEach((path, caller) -> all.put(path.toString(), text(caller)));
        }
        return all;
    }

    private static String text(CallingFrame caller) {
        if (caller == null) {
            return "";
        }
        return caller.library() == null ? caller.text() : caller.text() + " of " + caller.library();
    }
}

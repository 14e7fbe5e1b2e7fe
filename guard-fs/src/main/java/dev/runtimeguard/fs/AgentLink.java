package dev.runtimeguard.fs;

import dev.runtimeguard.GuardConfig;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;

/**
 * The agent of this process, seen from the library. The two share no class but the bridge in the boot loader, whose
 * slots take JDK types only.
 */
public final class AgentLink {

    private static final String BRIDGE = "dev.runtimeguard.fs.bridge.FileBridge";

    private static final Map<String, Object> PENDING = Map.of("ask", "pending");
    private static final Map<String, Object> CREATED = Map.of("ask", "created");

    private final Class<?> bridge;
    private final Function<Map<String, Object>, Object> control;

    private AgentLink(Class<?> bridge, Function<Map<String, Object>, Object> control) {
        this.bridge = bridge;
        this.control = control;
    }

    /** The agent, or null when there is none in this process, or none that answers. */
    @SuppressWarnings("unchecked")
    public static AgentLink find() {
        try {
            Class<?> bridge = Class.forName(BRIDGE, true, null);
            Object control = bridge.getMethod("control").invoke(null);
            return control == null ? null : new AgentLink(bridge, (Function<Map<String, Object>, Object>) control);
        } catch (ReflectiveOperationException notThere) {
            return null;
        }
    }

    /** Sends the agent's findings to {@code reports} from now on. */
    void findings(Consumer<Map<String, Object>> reports) throws ReflectiveOperationException {
        bridge.getMethod("findings", Consumer.class).invoke(null, reports);
    }

    /** Makes {@code config} the agent's settings. */
    void configure(GuardConfig config) {
        Map<String, Object> request = new HashMap<>(flags(config));
        request.put("ask", "configure");
        ask(request);
    }

    /** Whether the agent keeps findings; allocates nothing. */
    boolean pending() {
        return Boolean.TRUE.equals(ask(PENDING));
    }

    /**
     * Has the agent hand on the findings that it keeps of some threads, given by their ids.
     *
     * @param waitMillis how long at most to wait for another thread that is handing on some
     */
    void flush(Consumer<Map<String, Object>> to, LongPredicate threads, long waitMillis) {
        ask(Map.of("ask", "flush", "to", to, "threads", threads, "wait", waitMillis));
    }

    /** Tells that the refusal of {@code path} is being reported from its exception. */
    void explained(String path) {
        ask(Map.of("ask", "explained", "path", path));
    }

    /** The path that a failure is about and does not say, or null. */
    String pathOf(Throwable failure) {
        return (String) ask(Map.of("ask", "pathOf", "failure", failure));
    }

    /** Whether anything was created in the ephemeral storage since {@link #ended} was called last; allocates nothing. */
    boolean created() {
        return Boolean.TRUE.equals(ask(CREATED));
    }

    /** Tells when what was created so far, since this was called last, was created; null when not known. */
    void ended(String when) {
        Map<String, Object> request = new HashMap<>();
        request.put("ask", "ended");
        request.put("when", when);
        ask(request);
    }

    /** Who created a file or directory of the ephemeral storage, in a report's words; null when not known. */
    public String creatorOf(String path) {
        return (String) ask(Map.of("ask", "creator", "path", path));
    }

    /** What was to be written when there was no room left; null when the agent does not know. */
    public String writtenPath(Throwable failure) {
        return (String) ask(Map.of("ask", "written", "failure", failure));
    }

    /** Answers null where the agent has nothing to say. */
    Object ask(Map<String, Object> request) {
        return control.apply(request);
    }

    /** The settings that concern files as the flags they are read from: the agent reads them as it read its own. */
    static Map<String, String> flags(GuardConfig config) {
        Map<String, String> flags = new HashMap<>();
        flags.put("GUARD_DISABLED", Boolean.toString(config.disabled()));
        if (config.strict()) {
            flags.put("GUARD_STRICT", "true");
        }
        flags.put("GUARD_FS", config.fs().name());
        flags.put(
                "GUARD_FS_WRITABLE",
                String.join(
                        File.pathSeparator,
                        config.fsWritable().stream().map(Object::toString).toList()));
        flags.put("GUARD_FS_OVERLAY_DIR", config.fsOverlayDir().toString());
        flags.put("GUARD_TMP", config.tmp().name());
        flags.put("GUARD_REPORT", config.report().name());
        flags.put("GUARD_REDACT", config.redact().name());
        if (config.tmpSizeMb() > 0) {
            flags.put("GUARD_TMP_SIZE_MB", Integer.toString(config.tmpSizeMb()));
        }
        if (config.onLambda()) {
            flags.put("AWS_LAMBDA_RUNTIME_API", "set");
        }
        return flags;
    }
}

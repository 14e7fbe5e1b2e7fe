package dev.runtimeguard.fs;

import dev.runtimeguard.GuardConfig;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The agent of this process, seen from the library. The two share no class but the bridge in the boot loader, whose
 * slots take JDK types only.
 */
public final class AgentLink {

    private static final String BRIDGE = "dev.runtimeguard.fs.bridge.FileBridge";

    /** Has the agent hand on the findings it still keeps. */
    private static final Map<String, Object> FLUSH = Map.of("ask", "flush");

    private final Class<?> bridge;

    private AgentLink(Class<?> bridge) {
        this.bridge = bridge;
    }

    /** The agent, or null when there is none in this process. */
    public static AgentLink find() {
        try {
            return new AgentLink(Class.forName(BRIDGE, true, null));
        } catch (ClassNotFoundException notThere) {
            return null;
        }
    }

    /** Sends the agent's findings to {@code reports} from now on. */
    void findings(Consumer<Map<String, Object>> reports) throws ReflectiveOperationException {
        bridge.getMethod("findings", Consumer.class).invoke(null, reports);
    }

    /** Makes {@code config} the agent's settings. */
    void configure(GuardConfig config) throws ReflectiveOperationException {
        Map<String, Object> request = new HashMap<>(flags(config));
        request.put("ask", "configure");
        ask(request);
    }

    void flush() throws ReflectiveOperationException {
        ask(FLUSH);
    }

    /** Tells when what was created so far, since this was called last, was created; null when not known. */
    void ended(String when) throws ReflectiveOperationException {
        Map<String, Object> request = new HashMap<>();
        request.put("ask", "ended");
        request.put("when", when);
        ask(request);
    }

    /** Who created a file or directory of the ephemeral storage, in a report's words; null when not known. */
    public String creatorOf(String path) throws ReflectiveOperationException {
        return (String) ask(Map.of("ask", "creator", "path", path));
    }

    /** What was to be written when there was no room left; null when the agent does not know. */
    public String writtenPath(Throwable failure) throws ReflectiveOperationException {
        return (String) ask(Map.of("ask", "written", "failure", failure));
    }

    @SuppressWarnings("unchecked")
    private Object ask(Map<String, Object> request) throws ReflectiveOperationException {
        Function<Map<String, Object>, Object> control = (Function<Map<String, Object>, Object>)
                bridge.getMethod("control").invoke(null);
        return control == null ? null : control.apply(request);
    }

    /** The settings that concern files as the flags they are read from: the agent reads them as it read its own. */
    static Map<String, String> flags(GuardConfig config) {
        Map<String, String> flags = new HashMap<>();
        flags.put("GUARD_DISABLED", Boolean.toString(config.disabled()));
        flags.put("GUARD_STRICT", Boolean.toString(config.strict()));
        flags.put("GUARD_FS", config.fs().name());
        flags.put(
                "GUARD_FS_WRITABLE",
                String.join(
                        File.pathSeparator,
                        config.fsWritable().stream().map(Object::toString).toList()));
        flags.put("GUARD_FS_OVERLAY_DIR", config.fsOverlayDir().toString());
        flags.put("GUARD_TMP", config.tmp().name());
        flags.put("GUARD_REPORT", config.report().name());
        if (config.tmpSizeMb() > 0) {
            flags.put("GUARD_TMP_SIZE_MB", Integer.toString(config.tmpSizeMb()));
        }
        if (config.onLambda()) {
            flags.put("AWS_LAMBDA_RUNTIME_API", "set");
        }
        return flags;
    }
}

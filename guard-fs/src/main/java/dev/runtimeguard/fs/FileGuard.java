package dev.runtimeguard.fs;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.diagnose.InvocationWatch;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Locale;

/**
 * Connects the agent with the function: settings made in code go to it, its findings come to the function's log before
 * an invocation ends. Where the settings need the agent and it is not there, it is attached, or a
 * {@code guard.config} report says how to add it.
 */
public final class FileGuard implements InvocationWatch {

    private final Attachment attachment;
    private volatile AgentLink agent;

    /** How many invocations run, and whether those that run are or were several. Guarded by this. */
    private int running;

    private boolean shared;
    private boolean begun;

    /** Loads an agent into this JVM. */
    @FunctionalInterface
    interface Attachment {
        void attach(Path agentJar) throws Exception;
    }

    public FileGuard() {
        this(FileGuard::attachSelf);
    }

    FileGuard(Attachment attachment) {
        this.attachment = attachment;
    }

    @Override
    public void configured(GuardConfig config) {
        AgentLink link = AgentLink.find();
        if (link == null && needsAgent(config)) {
            link = attached(config);
        }
        agent = link;
        if (link != null) {
            try {
                link.findings(finding -> GuardRuntime.current().publish(FileReports.of(finding, config)));
                link.configure(config);
            } catch (ReflectiveOperationException anotherVersion) {
                GuardRuntime.internalFailure("connecting to the agent", anotherVersion);
            }
        }
    }

    private static boolean needsAgent(GuardConfig config) {
        return !config.disabled()
                && (config.strict() || config.fs() == FsMode.REDIRECT || config.fs() == FsMode.STRICT)
                && config.fs() != FsMode.OFF;
    }

    private AgentLink attached(GuardConfig config) {
        Path jar = ownJar();
        String why = "guard-fs is not in a jar here";
        if (jar != null) {
            try {
                attachment.attach(jar);
            } catch (Exception | LinkageError refused) {
                why = "it could not be attached (" + refused + ")";
            }
            AgentLink link = AgentLink.find();
            if (link != null) {
                return link;
            }
        }
        GuardRuntime.current().publish(needed(config, jar, why));
        return null;
    }

    private static Report needed(GuardConfig config, Path jar, String why) {
        String setting = config.fs() == FsMode.EXPLAIN
                ? "GUARD_STRICT=true"
                : "GUARD_FS=" + config.fs().name().toLowerCase(Locale.ROOT);
        return Report.builder(
                        ReportCode.GUARD_CONFIG,
                        Confidence.CERTAIN,
                        setting + " needs the agent, which is not there: " + why
                                + "; until it is, refused writes are only explained")
                .remedy(
                        Remedy.Kind.CONFIG,
                        "add the agent, as an environment variable of the function",
                        "JAVA_TOOL_OPTIONS=-javaagent:" + (jar == null ? "/var/task/lib/guard-fs.jar" : jar))
                .build();
    }

    /** The jar that this class came from, which is the agent's too; null when it came from a directory. */
    private static Path ownJar() {
        try {
            CodeSource source = FileGuard.class.getProtectionDomain().getCodeSource();
            Path home = source == null || source.getLocation() == null
                    ? null
                    : Path.of(source.getLocation().toURI());
            return home != null && Files.isRegularFile(home) ? home : null;
        } catch (URISyntaxException | RuntimeException notAFile) {
            return null;
        }
    }

    /** By name, as the agent's package keeps it to itself. */
    private static void attachSelf(Path agentJar) throws Exception {
        Method load = Class.forName("dev.runtimeguard.fs.agent.SelfAttach").getDeclaredMethod("load", Path.class);
        load.setAccessible(true);
        try {
            load.invoke(null, agentJar);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception refused) {
                throw refused;
            }
            throw thrown;
        }
    }

    @Override
    public synchronized long started() {
        running++;
        shared = running > 1;
        if (!begun) {
            begun = true;
            ended("at init");
        }
        return 0;
    }

    @Override
    public Report ended(long started, Context context, boolean coldStart) {
        AgentLink link = agent;
        if (link != null) {
            try {
                link.flush();
            } catch (ReflectiveOperationException anotherVersion) {
                agent = null;
                GuardRuntime.internalFailure("asking the agent for its findings", anotherVersion);
            }
        }
        synchronized (this) {
            running = Math.max(0, running - 1);
            String requestId = context == null ? null : context.getAwsRequestId();
            if (shared) {
                // Which of them it was is not known.
                requestId = null;
            }
            if (running == 0) {
                ended(requestId == null ? null : "invocation ".concat(requestId));
            }
        }
        return null;
    }

    private void ended(String when) {
        AgentLink link = agent;
        if (link != null) {
            try {
                link.ended(when);
            } catch (ReflectiveOperationException anotherVersion) {
                agent = null;
                GuardRuntime.internalFailure("telling the agent of invocations", anotherVersion);
            }
        }
    }
}

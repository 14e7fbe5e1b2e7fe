package dev.runtimeguard.fs;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.diagnose.Invocation;
import dev.runtimeguard.diagnose.InvocationWatch;
import dev.runtimeguard.diagnose.RemainingTime;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connects the agent with the function: settings made in code go to it, its findings come to the function's log before
 * an invocation ends. Where the settings need the agent and it is not there, it is attached, or a
 * {@code guard.config} report says how to add it.
 */
public final class FileGuard implements InvocationWatch {

    /** For another thread that is writing findings and does not come to an end. */
    private static final long MAX_WAIT_MILLIS = 1000;

    private final Attachment attachment;
    private final AtomicInteger running = new AtomicInteger();

    /** The threads that invocations run on, and whether a thread is known as one. */
    private final Set<Long> invokedThreads = ConcurrentHashMap.newKeySet();

    private final ThreadLocal<Boolean> invoked = new ThreadLocal<>();
    private volatile Connected agent;

    /** The agent, and the settings that its findings are reported by. */
    private record Connected(AgentLink link, GuardConfig config) {}

    /** Whether another invocation ran beside one of those that run. */
    private volatile boolean shared;

    private volatile boolean begun;

    /** Loads an agent into this JVM. */
    @FunctionalInterface
    interface Attachment {
        void attach(Path agentJar) throws Exception;
    }

    public FileGuard() {
        this(SelfAttachment::attach);
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
        agent = link == null ? null : new Connected(link, config);
        if (link != null) {
            try {
                link.findings(finding ->
                        GuardRuntime.current().publish(FileReports.of(finding, config), FileReports.count(finding)));
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
        Path jar = SelfAttachment.ownJar();
        String why = "guard-fs is not in a jar here";
        if (jar != null) {
            try {
                attachment.attach(jar);
                why = "it was attached but did not start";
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

    /** Costs two calls and allocates nothing unless something was created since the last invocation. */
    @Override
    public long started() {
        if (invoked.get() == null) {
            invoked.set(true);
            invokedThreads.add(Thread.currentThread().getId());
        }
        if (running.getAndIncrement() > 0) {
            shared = true;
            return 0;
        }
        Connected connected = agent;
        if (connected != null && connected.link().created()) {
            connected.link().ended(begun ? "between invocations" : "at init");
        }
        begun = true;
        return 0;
    }

    /** Costs two calls and allocates nothing unless there are findings, or something was created. */
    @Override
    public Report ended(long started, Context context, boolean coldStart) {
        try {
            Connected connected = agent;
            if (connected == null) {
                return null;
            }
            boolean alone = running.get() == 1;
            if (connected.link().pending()) {
                publish(connected, alone, context, coldStart);
            }
            if (alone && connected.link().created()) {
                // Which one of several created it is not known.
                String requestId = shared || context == null ? null : context.getAwsRequestId();
                connected.link().ended(requestId == null ? null : "invocation ".concat(requestId));
            }
        } finally {
            if (running.decrementAndGet() == 0) {
                shared = false;
            }
        }
        return null;
    }

    /** What threads of its own did is an invocation's when no other one is under way. */
    private void publish(Connected connected, boolean alone, Context context, boolean coldStart) {
        Report.Function invocation = Invocation.of(context, coldStart);
        long here = Thread.currentThread().getId();
        connected
                .link()
                .flush(
                        finding -> GuardRuntime.current()
                                .publish(
                                        FileReports.of(finding, connected.config())
                                                .withFunction(invocation),
                                        FileReports.count(finding)),
                        thread -> thread == here || (alone && !invokedThreads.contains(thread)),
                        RemainingTime.share(context, MAX_WAIT_MILLIS));
    }
}

package dev.runtimeguard.diagnose;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.IamMode;
import dev.runtimeguard.MetricsMode;
import dev.runtimeguard.RedactMode;
import dev.runtimeguard.iam.audit.Audit;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import dev.runtimeguard.report.ReportLog;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What the parts of the guard share in one process: the settings, the explanations on their way to the handler's edge,
 * and the log. Everything but the settings is made on the first failure.
 *
 * <p>There is one per process because the SDK and the JVM make the guard's hooks themselves and hand nothing over to
 * them. Not meant for users, who have {@link dev.runtimeguard.Guard}.
 */
public final class GuardRuntime {

    private static volatile GuardRuntime current;

    private final GuardConfig config;
    private final Explanations explanations = new Explanations();
    private final Audit audit;
    private final Watches watches;
    private final RemainingTime remainingTime;

    /** Null unless metrics are written. */
    private final Metrics metrics;

    /** Null unless this process is initialised for a snapshot. */
    private final Snapshots snapshots;

    private ReportLog log;
    private Diagnosers diagnosers;

    /** @param before the runtime of the settings before these; null when there was none */
    private GuardRuntime(GuardConfig config, GuardRuntime before) {
        this.config = config;
        this.watches = before == null ? new Watches() : before.watches;
        this.remainingTime = before == null ? new RemainingTime() : before.remainingTime;
        this.snapshots = before == null ? snapshotsOfThisProcess() : before.snapshots;
        this.audit = auditFor(config, before == null ? null : before.audit);
        this.metrics = metricsFor(config, before == null ? null : before.metrics);
    }

    private static Audit auditFor(GuardConfig config, Audit before) {
        if (config.iam() != IamMode.AUDIT || config.disabled()) {
            return null;
        }
        // A client used before the settings were made in code has been recorded already.
        return before == null ? new Audit(GuardRuntime::publishInCurrent) : before;
    }

    private static Metrics metricsFor(GuardConfig config, Metrics before) {
        if (config.metrics() != MetricsMode.EMF || config.disabled()) {
            return null;
        }
        return before == null ? new Metrics(config) : before;
    }

    /**
     * This process's runtime; made from the environment when there is none yet.
     *
     * @throws IllegalArgumentException as {@link GuardConfig#fromEnvironment} does
     */
    public static GuardRuntime current() {
        GuardRuntime runtime = current;
        return runtime != null ? runtime : fromEnvironment();
    }

    private static synchronized GuardRuntime fromEnvironment() {
        long begun = System.nanoTime();
        return current != null ? current : install(GuardConfig.fromEnvironment(System.getenv()), begun);
    }

    /** Makes {@code config} the settings of this process, and reports the flags in it that have no effect. */
    public static GuardRuntime install(GuardConfig config) {
        return install(config, System.nanoTime());
    }

    private static synchronized GuardRuntime install(GuardConfig config, long begun) {
        GuardRuntime runtime = new GuardRuntime(config, current);
        current = runtime;
        for (String problem : ConfigProblems.of(config)) {
            runtime.publish(Report.builder(ReportCode.GUARD_CONFIG, Confidence.CERTAIN, problem)
                    .build());
        }
        runtime.watches.configured(config);
        if (runtime.snapshots != null && !config.disabled()) {
            runtime.snapshots.join();
        }
        if (runtime.metrics != null) {
            runtime.metrics.initialized(System.nanoTime() - begun);
        }
        return runtime;
    }

    /** Null unless this process is initialised for a snapshot: then nothing is loaded for it. */
    private static Snapshots snapshotsOfThisProcess() {
        // AWS Lambda developer guide, "Defined runtime environment variables".
        return "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE")) ? new Snapshots() : null;
    }

    /** Reports a failure inside the guard that the function must not notice; never throws. */
    public static void internalFailure(String where, Throwable failure) {
        try {
            current().reportInternal(where, failure);
        } catch (Throwable evenThis) {
            printAsLastResort(where, failure);
        }
    }

    public GuardConfig config() {
        return config;
    }

    public Explanations explanations() {
        return explanations;
    }

    /** How long the invocations that run may be held up. */
    public RemainingTime remainingTime() {
        return remainingTime;
    }

    /**
     * The report on the first link of the cause chain that the guard knows, or empty. Never throws: what fails inside is
     * reported as {@code guard.internal}.
     */
    public Optional<Report> explain(Throwable failure) {
        try {
            for (Throwable link : CauseChain.of(failure)) {
                Report known = explanations.get(link);
                Optional<Report> report = known != null ? Optional.of(known) : diagnose(link);
                if (report.isPresent()) {
                    return report;
                }
            }
        } catch (Throwable broken) {
            reportInternal("explaining a failure", broken);
        }
        return Optional.empty();
    }

    private Optional<Report> diagnose(Throwable link) {
        for (Diagnoser diagnoser : diagnosers().candidatesFor(link)) {
            try {
                Optional<Report> report = diagnoser.diagnose(link, config);
                if (report.isPresent()) {
                    return report;
                }
            } catch (Throwable broken) {
                reportInternal(diagnoser.getClass().getSimpleName(), broken);
            }
        }
        return Optional.empty();
    }

    /** Whether SnapStart takes a snapshot of this process after its init phase. */
    public boolean isForSnapshot() {
        return snapshots != null;
    }

    /** Has what a handler's edge does with a failure and its report done once {@link #isForSnapshot before a snapshot}. */
    public void primes(BiConsumer<Throwable, Report> edge) {
        snapshots.edge(edge);
    }

    /** How often this process was restored from a SnapStart snapshot. */
    public int restores() {
        return snapshots == null ? 0 : snapshots.restores();
    }

    /** Loads what explaining a failure takes; see {@link Diagnoser#examples}. */
    void prime(BiConsumer<Throwable, Report> edge) {
        if (config.disabled()) {
            return;
        }
        log();
        watches.find();
        if (metrics != null) {
            metrics.prime();
        }
        Throwable broken = new Priming(config, edge).run(diagnosers().all());
        if (broken != null) {
            reportInternal("preparing for a snapshot", broken);
        }
    }

    /** Drops what a snapshot made stale: identities, measures, and which findings this log has in full. */
    void restored() {
        watches.restored();
        if (metrics != null) {
            metrics.restored();
        }
        ReportLog written;
        Diagnosers asked;
        synchronized (this) {
            written = log;
            asked = diagnosers;
        }
        if (written != null) {
            written.restored();
        }
        if (asked != null) {
            asked.used().forEach(this::restored);
        }
    }

    private void restored(Diagnoser diagnoser) {
        try {
            diagnoser.restored();
        } catch (Throwable broken) {
            reportInternal(diagnoser.getClass().getSimpleName(), broken);
        }
    }

    private static void publishInCurrent(Report report) {
        GuardRuntime runtime = current;
        if (runtime != null) {
            runtime.publish(report);
        }
    }

    /**
     * Told at the start of every invocation; never throws. A few field reads where nobody watches.
     *
     * @param context may be null
     * @return whether anybody watches it, for {@link #invocationEnded}
     */
    public boolean invocationStarted(Context context) {
        if (config.disabled()) {
            return false;
        }
        remainingTime.started(context);
        if (metrics != null) {
            metrics.started();
        }
        return watches.started();
    }

    /**
     * Told at the end of every invocation, failed or not; never throws. Writes its metrics, where those are on.
     *
     * @param watched what {@link #invocationStarted} returned for it
     * @param context may be null
     * @return the report that fails the invocation if it was successful, in strict mode; else null
     */
    public Report invocationEnded(boolean watched, Context context, boolean coldStart) {
        if (config.disabled()) {
            return null;
        }
        Report failing = watches.ended(watched, context, coldStart);
        if (metrics != null) {
            try {
                metrics.ended(context, watches);
            } catch (Throwable broken) {
                reportInternal("writing metrics", broken);
            }
        }
        remainingTime.ended();
        return failing;
    }

    /** Prints what the audit found new in an invocation that ends; never throws. A field read, unless in audit mode. */
    public void printAudit() {
        if (audit != null) {
            try {
                audit.invocationEnded();
            } catch (Throwable broken) {
                reportInternal("printing the audit", broken);
            }
        }
    }

    /** The audit of this process; null unless in audit mode. */
    public Audit audit() {
        return audit;
    }

    /** Writes the report to the log; never throws. */
    public void publish(Report report) {
        publish(report, 1);
    }

    /**
     * Writes the report to the log; never throws.
     *
     * @param findings how many it stands for
     */
    public void publish(Report report, long findings) {
        if (metrics != null) {
            metrics.found(report.code(), findings);
        }
        try {
            log().write(report);
        } catch (Throwable broken) {
            printAsLastResort("writing a report", broken);
        }
    }

    /** Reports a failure inside the guard that the function must not notice; never throws. */
    public void reportInternal(String where, Throwable failure) {
        try {
            publish(LastResort.report(where, failure, config.redact()));
        } catch (Throwable evenThis) {
            printAsLastResort(where, failure);
        }
    }

    /** The class itself cannot be loaded when no file descriptor is left to open a class file with. */
    private static void printAsLastResort(String where, Throwable failure) {
        try {
            LastResort.print(where, failure, redactMode());
        } catch (LinkageError nothingLeftToTry) {
            // The function's own failure is the one to come through.
        }
    }

    /** Also where there are no settings, as when those of the environment are not allowed. */
    private static RedactMode redactMode() {
        GuardRuntime runtime = current;
        if (runtime != null) {
            return runtime.config.redact();
        }
        return "all".equalsIgnoreCase(System.getenv("GUARD_REDACT")) ? RedactMode.ALL : RedactMode.NONE;
    }

    private synchronized ReportLog log() {
        if (log == null) {
            log = Logs.reports(config);
        }
        return log;
    }

    private synchronized Diagnosers diagnosers() {
        if (diagnosers == null) {
            diagnosers = new Diagnosers(this::reportInternal);
        }
        return diagnosers;
    }
}

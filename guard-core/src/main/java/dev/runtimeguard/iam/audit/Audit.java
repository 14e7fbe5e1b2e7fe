package dev.runtimeguard.iam.audit;

import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.Report;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The audit of one process: records what calls need and prints the policy made of it, whenever something new is in it,
 * after the 1st, the 10th and every {@value #EVERY_INVOCATIONS}th invocation and when the process ends, which Lambda lets
 * a function know only if it has an extension. Where no handler is wrapped and no invocation is seen, after every
 * {@value #EVERY_CALLS}th call. Safe for use by several threads.
 */
public final class Audit {

    /** Often enough for an instance that lives for an hour, seldom enough to cost nothing. */
    static final int EVERY_INVOCATIONS = 100;

    static final int EVERY_CALLS = 100;

    private final AuditRecorder recorder;
    private final Consumer<Report> log;
    private final AtomicLong invocations = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicBoolean hooked = new AtomicBoolean();

    /** @param log takes the reports; throws nothing */
    public Audit(Consumer<Report> log) {
        this(new AuditRecorder(), log);
    }

    Audit(AuditRecorder recorder, Consumer<Report> log) {
        this.recorder = recorder;
        this.log = log;
    }

    /**
     * Records what one call needed.
     *
     * @param signer who signed it; null when not known
     * @param policy the policy that allows it
     * @param confidence how well that is known
     */
    public void record(Report.Principal signer, PolicyDocument policy, Confidence confidence) {
        recorder.record(signer, policy, confidence);
        called();
    }

    /** Records a call of an operation, as {@code S3 GetObject}, whose permissions are not known. */
    public void recordUnknown(Report.Principal signer, String operation) {
        recorder.recordUnknown(signer, operation);
        called();
    }

    /** Called at the end of every invocation of a wrapped handler. */
    public void invocationEnded() {
        long count = invocations.incrementAndGet();
        if (count == 1 || count == 10 || count % EVERY_INVOCATIONS == 0) {
            print();
        }
    }

    /** The policy of the function's own role so far; empty when nothing was recorded. */
    public Optional<PolicyDocument> policy() {
        return recorder.policy();
    }

    private void called() {
        if (hooked.compareAndSet(false, true)) {
            printAtExit();
        }
        if (invocations.get() == 0 && calls.incrementAndGet() % EVERY_CALLS == 0) {
            print();
        }
    }

    private void printAtExit() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::print, "runtime-guard-audit"));
        } catch (IllegalStateException endingAlready) {
            // Its hooks are running; the call came from one of them.
        }
    }

    void print() {
        recorder.news().forEach(log);
    }
}

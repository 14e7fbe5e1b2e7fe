package dev.runtimeguard.junit;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.Guard;
import dev.runtimeguard.RedactMode;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.diagnose.Invocation;
import dev.runtimeguard.fs.TestAgent;
import dev.runtimeguard.fs.tmp.TestStorage;
import dev.runtimeguard.report.Redaction;
import dev.runtimeguard.report.Report;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One test as one invocation: its context, what was seen of it, and the verdict. */
final class Trial implements LambdaRun {

    private final Session session;
    private final CapturedLog log = new CapturedLog();
    private final LocalContext context;
    private final Report.Function function;
    private final List<Report> refused;
    private final List<Report> reports;
    private volatile boolean running;

    /** @param atInit what was refused while the test class was constructed */
    Trial(Session session, List<Report> atInit) {
        this.session = session;
        this.context = new LocalContext(session.settings(), session.variables(), log, System::nanoTime);
        this.function = Invocation.of(context, session.takeColdStart());
        this.refused = new ArrayList<>(atInit);
        this.reports = new ArrayList<>();
    }

    Context context() {
        return context;
    }

    @Override
    public List<String> logged() {
        return log.logged();
    }

    @Override
    public synchronized List<Report> reports() {
        if (!reports.isEmpty()) {
            return shown(reports);
        }
        List<Report> soFar = new ArrayList<>(refused);
        TestAgent.Seen seen = running ? session.look() : null;
        if (seen != null) {
            soFar.addAll(refusedIn(seen));
        }
        return shown(of(soFar));
    }

    void begin() {
        session.begin();
        running = true;
    }

    /**
     * Ends the test and says what it means.
     *
     * @throws LambdaFailure when that fails it
     */
    synchronized void end(ExtensionContext test) {
        // Asks the agent, as some exceptions do not name the path that was refused.
        Report explanation =
                test.getExecutionException().flatMap(Guard::explain).orElse(null);
        running = false;
        TestAgent.Seen seen = session.end();
        List<Report> left = new ArrayList<>();
        if (seen != null) {
            refused.addAll(refusedIn(seen));
            if (session.settings().leaks() != OnFinding.IGNORE) {
                storage().left(seen.created()).ifPresent(left::add);
            }
        }
        List<Report> failing = new ArrayList<>();
        conclude(test, of(refused), session.settings().refusals(), failing);
        conclude(test, of(left), session.settings().leaks(), failing);
        if (explanation != null && failing.isEmpty()) {
            conclude(test, of(List.of(explanation)), OnFinding.FAIL, failing);
        }
        if (!failing.isEmpty()) {
            throw new LambdaFailure(failing, redact());
        }
    }

    private void conclude(ExtensionContext test, List<Report> found, OnFinding does, List<Report> failing) {
        reports.addAll(found);
        for (Report report : found) {
            if (does != OnFinding.IGNORE) {
                test.publishReportEntry(
                        report.code().id(), Redaction.forLog(report, redact()).toJson());
            }
            if (does == OnFinding.REPORT) {
                GuardRuntime.current().publish(report);
            }
        }
        if (does == OnFinding.FAIL) {
            failing.addAll(found);
        }
    }

    private List<Report> refusedIn(TestAgent.Seen seen) {
        List<Report> all = new ArrayList<>(seen.refused());
        for (String path : seen.full()) {
            all.add(storage().full(path, seen.created()));
        }
        return all;
    }

    private TestStorage storage() {
        return new TestStorage(session.temporary(), session.config());
    }

    private RedactMode redact() {
        return session.config().redact();
    }

    /** As the log would have them. */
    private List<Report> shown(List<Report> found) {
        return found.stream().map(report -> Redaction.forLog(report, redact())).toList();
    }

    private List<Report> of(List<Report> found) {
        return found.stream().map(report -> report.withFunction(function)).toList();
    }
}

package dev.runtimeguard.diagnose;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.report.Advice;
import dev.runtimeguard.report.Redaction;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportLog;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Goes the way from a failure to its report for every diagnoser's examples, and throws the reports away: the classes and
 * tables that an explanation takes are then loaded. Writes nothing, to no log and no file, and asks no network.
 */
final class Priming {

    private final GuardConfig config;
    private final BiConsumer<Throwable, Report> edge;
    private final ReportLog nowhere = ReportLog.off();
    private Throwable failure;

    Priming(GuardConfig config, BiConsumer<Throwable, Report> edge) {
        this.config = config;
        this.edge = edge;
    }

    /** Returns what went wrong first, with the rest suppressed in it; null when nothing did. */
    Throwable run(List<Diagnoser> diagnosers) {
        for (Diagnoser diagnoser : diagnosers) {
            try {
                for (Throwable example : diagnoser.examples()) {
                    for (Throwable link : CauseChain.of(example)) {
                        explain(link, diagnoser);
                    }
                }
            } catch (Throwable broken) {
                add(broken);
            }
        }
        return failure;
    }

    private void explain(Throwable example, Diagnoser diagnoser) {
        Optional<Report> explanation = diagnoser.diagnose(example, config);
        if (explanation.isPresent()) {
            Report report = explanation.get().withFunction(Invocation.of(null, true));
            nowhere.write(Redaction.forLog(report, config.redact()));
            Report shown = Redaction.forCallers(report, config.redact());
            Advice.of(shown, Advice.MAX_LENGTH);
            edge.accept(example, shown);
        }
    }

    private void add(Throwable broken) {
        if (failure == null) {
            failure = broken;
        } else if (failure != broken) {
            failure.addSuppressed(broken);
        }
    }
}

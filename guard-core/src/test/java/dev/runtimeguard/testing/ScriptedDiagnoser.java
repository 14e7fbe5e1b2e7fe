package dev.runtimeguard.testing;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.diagnose.Diagnoser;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A diagnoser found as users' ones are, whose answers a test writes. Knows nothing until told. */
public final class ScriptedDiagnoser implements Diagnoser {

    private static volatile Function<Throwable, Report> script = ScriptedDiagnoser::knowsNothing;

    private static volatile List<Throwable> examples = List.of();
    private static volatile Supplier<Throwable> failsAtRestore;

    static void reset() {
        script = ScriptedDiagnoser::knowsNothing;
        examples = List.of();
        failsAtRestore = null;
    }

    /** Makes these the examples. */
    public static void examples(Throwable... made) {
        examples = List.of(made);
    }

    /** From now on, being told of a restore throws what {@code thrown} makes. */
    public static void failAtRestore(Supplier<Throwable> thrown) {
        failsAtRestore = thrown;
    }

    private static Report knowsNothing(Throwable link) {
        return null;
    }

    /** Answers with what {@code answer} returns, null for nothing. */
    public static void answer(Function<Throwable, Report> answer) {
        script = answer;
    }

    /** Knows every throwable whose class is exactly {@code type}. */
    public static void knows(Class<? extends Throwable> type) {
        answer(link -> link.getClass() == type ? report() : null);
    }

    /** The report given by {@link #knows}. */
    public static Report report() {
        return Report.builder(ReportCode.FS_WRITE_OUTSIDE_TMP, Confidence.CERTAIN, "A write was refused.")
                .remedy(Remedy.Kind.CODE, "write to /tmp", "Path.of(\"/tmp\")")
                .build();
    }

    @Override
    public Optional<Report> diagnose(Throwable link, GuardConfig config) {
        return Optional.ofNullable(script.apply(link));
    }

    @Override
    public List<Throwable> examples() {
        return examples;
    }

    @Override
    public void restored() {
        if (failsAtRestore != null) {
            throw Sneaky.raise(failsAtRestore.get());
        }
    }
}

package dev.runtimeguard.diagnose;

import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.MetricsMode;
import dev.runtimeguard.RedactMode;
import java.util.ArrayList;
import java.util.List;

/** What a user who set a flag should be told of it: a value that is not allowed, or one that has no effect here. */
final class ConfigProblems {

    private ConfigProblems() {}

    static List<String> of(GuardConfig config) {
        if (config.disabled()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>(config.problems());
        if (config.fs() == FsMode.REDIRECT || config.fs() == FsMode.STRICT) {
            problems.add(notYet("GUARD_FS", config.fs()) + "; refused writes are explained");
        }
        if (config.strict()) {
            problems.add("GUARD_STRICT=true refuses no writes in this version, which has no agent yet;"
                    + " it rejects flag values that are not allowed, and fails an invocation that leaves /tmp over its"
                    + " limit or leaks into it");
        }
        if (config.metrics() != MetricsMode.OFF) {
            problems.add(notYet("GUARD_METRICS", config.metrics()));
        }
        if (config.redact() != RedactMode.NONE) {
            problems.add(notYet("GUARD_REDACT", config.redact()) + "; nothing is masked");
        }
        return problems;
    }

    private static String notYet(String flag, Enum<?> value) {
        return flag + "=" + value.name().toLowerCase(java.util.Locale.ROOT) + " has no effect in this version";
    }
}

package dev.runtimeguard.diagnose;

import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.ReportTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a user who set a flag should be told of it: a value that is not allowed, or one that has no effect here. */
final class ConfigProblems {

    private static final String FILES = "dev/runtimeguard/fs/FileGuard.class";
    private static final String SLF4J = "org/slf4j/LoggerFactory.class";

    private ConfigProblems() {}

    static List<String> of(GuardConfig config) {
        if (config.disabled()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>(config.problems());
        if (asksForFiles(config) && !isThere(FILES)) {
            if (config.fs() == FsMode.REDIRECT || config.fs() == FsMode.STRICT) {
                problems.add("GUARD_FS=" + config.fs().name().toLowerCase(Locale.ROOT)
                        + " needs guard-fs, which is not on the class path; files are left alone");
            }
            if (config.strict()) {
                problems.add("GUARD_STRICT=true refuses no writes without guard-fs, which is not on the class path;"
                        + " it rejects flag values that are not allowed");
            }
        }
        if (config.report() == ReportTarget.SLF4J && !isThere(SLF4J)) {
            problems.add(
                    "GUARD_REPORT=slf4j needs slf4j-api, which is not on the class path; reports go to the function's"
                            + " log");
        }
        return problems;
    }

    private static boolean asksForFiles(GuardConfig config) {
        return config.strict() || config.fs() == FsMode.REDIRECT || config.fs() == FsMode.STRICT;
    }

    private static boolean isThere(String file) {
        ClassLoader loader = ConfigProblems.class.getClassLoader();
        return loader != null && loader.getResource(file) != null;
    }
}

package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.runtimeguard.fuzz.AnyText;
import java.nio.file.FileSystems;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value of a flag is one of the documented ones or is told as a problem, and then the default holds. A line is a flag. */
class FlagsFuzzTest {

    private static final Set<String> YES_NO = Set.of("true", "false");

    /** The words that a flag takes, in any case. */
    private static final Map<String, Set<String>> WORDS = Map.ofEntries(
            Map.entry("GUARD_DISABLED", YES_NO),
            Map.entry("GUARD_STRICT", YES_NO),
            Map.entry("GUARD_FS", Set.of("explain", "redirect", "strict", "off")),
            Map.entry("GUARD_TMP", Set.of("watch", "sweep", "off")),
            Map.entry("GUARD_IAM", Set.of("explain", "audit", "off")),
            Map.entry("GUARD_IAM_SCOPE", Set.of("prefix", "exact", "resource")),
            Map.entry("GUARD_IAM_STS", YES_NO),
            Map.entry("GUARD_REPORT", Set.of("log", "slf4j", "off")),
            Map.entry("GUARD_METRICS", Set.of("off", "emf")),
            Map.entry("GUARD_REDACT", Set.of("none", "account", "all")));

    private static final Set<String> OTHERS = Set.of(
            "GUARD_FS_WRITABLE",
            "GUARD_FS_OVERLAY_DIR",
            "GUARD_TMP_WARN_PERCENT",
            "GUARD_TMP_SIZE_MB",
            "GUARD_TMP_KEEP",
            "GUARD_HANDLER");

    static List<byte[]> environments() {
        String all = String.join("=\n", WORDS.keySet()) + "=\n" + String.join("=/tmp\n", OTHERS) + "=80\n";
        return List.of(
                AnyText.bytes(all),
                AnyText.bytes(all.repeat(2)),
                AnyText.bytes(
                        "GUARD_DISABLED=false\nGUARD_STRICT=true\nGUARD_FS=redirect\nGUARD_FS_WRITABLE=/mnt/a:/b"),
                AnyText.bytes("GUARD_FS_OVERLAY_DIR=/tmp/../var\nGUARD_TMP=sweep\nGUARD_TMP_WARN_PERCENT=80"),
                AnyText.bytes("GUARD_TMP_SIZE_MB=512\nGUARD_TMP_KEEP=cache/**:/tmp/*.db\nGUARD_IAM=audit"),
                AnyText.bytes("GUARD_IAM_SCOPE=exact\nGUARD_IAM_STS=no\nGUARD_REPORT=slf4j\nGUARD_METRICS=emf"),
                AnyText.bytes("GUARD_REDACT=account\nGUARD_HANDLER=com.acme.Fn::handle\nGUARD_FS=\u0130"),
                AnyText.bytes("GUARD_TMP_KEEP=[a:{b,c:\\\nGUARD_TMP_WARN_PERCENT=+101\nGUARD_TMP_SIZE_MB=-1"));
    }

    @MethodSource("environments")
    @DictionaryEntries({
        "\\x0aGUARD_DISABLED=",
        "\\x0aGUARD_STRICT=true",
        "\\x0aGUARD_FS=",
        "\\x0aGUARD_FS_WRITABLE=",
        "\\x0aGUARD_FS_OVERLAY_DIR=",
        "\\x0aGUARD_TMP=",
        "\\x0aGUARD_TMP_WARN_PERCENT=",
        "\\x0aGUARD_TMP_SIZE_MB=",
        "\\x0aGUARD_TMP_KEEP=",
        "\\x0aGUARD_IAM=",
        "\\x0aGUARD_IAM_SCOPE=",
        "\\x0aGUARD_IAM_STS=",
        "\\x0aGUARD_REPORT=",
        "\\x0aGUARD_METRICS=",
        "\\x0aGUARD_REDACT=",
        "true",
        "off",
        "2147483648",
        "/tmp",
        "/../",
        "\\x00",
        "**",
        "[!"
    })
    @FuzzTest
    void isReadOrTold(byte[] bytes) {
        Map<String, String> environment = environment(AnyText.of(bytes));
        GuardConfig config;
        try {
            config = GuardConfig.fromEnvironment(environment);
        } catch (IllegalArgumentException refused) {
            assertThat(environment.get("GUARD_STRICT").trim()).isEqualToIgnoringCase("true");
            assertThat(told(List.of(refused.getMessage()))).isNotEmpty();
            return;
        }
        holds(config);
        Set<String> wrong = new TreeSet<>();
        WORDS.forEach((flag, words) -> {
            String value = environment.getOrDefault(flag, "").trim();
            if (!value.isEmpty() && words.stream().noneMatch(value::equalsIgnoreCase)) {
                wrong.add(flag);
            }
        });
        Set<String> told = told(config.problems());
        assertThat(told).containsAll(wrong);
        told.removeAll(wrong);
        assertThat(OTHERS).containsAll(told);
        assertThat(config.strict() && !config.disabled() && !told.isEmpty()).isFalse();
    }

    private static void holds(GuardConfig config) {
        assertThat(config.tmpWarnPercent()).isBetween(1, 100);
        assertThat(config.tmpSizeMb()).isBetween(0, 10240);
        assertThat(config.fsOverlayDir()).isAbsolute().isNormalized();
        assertThat(config.fsWritable())
                .allSatisfy(directory -> assertThat(directory).isAbsolute().isNormalized());
        assertThat(config.tmpKeep()).allSatisfy(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob));
        config.handler().ifPresent(name -> assertThat(name).isNotEmpty());
    }

    private static Set<String> told(List<String> problems) {
        Set<String> told = new TreeSet<>();
        for (String problem : problems) {
            assertThat(problem).contains(" is not allowed; allowed: ");
            told.add(problem.substring(0, problem.indexOf('=')).toUpperCase(Locale.ROOT));
        }
        return told;
    }

    private static Map<String, String> environment(String text) {
        Map<String, String> environment = new HashMap<>();
        for (String line : text.split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                environment.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return environment;
    }
}

package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardConfigTest {

    private static Arguments flag(
            String name, Object fallback, Function<GuardConfig, Object> getter, String... values) {
        return Arguments.of(name, fallback, getter, List.of(values));
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                flag("GUARD_DISABLED", false, GuardConfig::disabled, "false", "true"),
                flag("GUARD_STRICT", false, GuardConfig::strict, "false", "true"),
                flag("GUARD_FS", FsMode.EXPLAIN, GuardConfig::fs, "explain", "redirect", "strict", "off"),
                flag("GUARD_TMP", TmpMode.WATCH, GuardConfig::tmp, "watch", "sweep", "off"),
                flag("GUARD_IAM", IamMode.EXPLAIN, GuardConfig::iam, "explain", "audit", "off"),
                flag("GUARD_IAM_SCOPE", IamScope.PREFIX, GuardConfig::iamScope, "prefix", "exact", "resource"),
                flag("GUARD_IAM_STS", true, GuardConfig::iamSts, "true", "false"),
                flag("GUARD_REPORT", ReportTarget.LOG, GuardConfig::report, "log", "slf4j", "off"),
                flag("GUARD_METRICS", MetricsMode.OFF, GuardConfig::metrics, "off", "emf"),
                flag("GUARD_REDACT", RedactMode.NONE, GuardConfig::redact, "none", "account", "all"));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void theFirstValueIsTheDefault(
            String flag, Object fallback, Function<GuardConfig, Object> getter, List<String> values) {
        assertThat(getter.apply(GuardConfig.fromEnvironment(Map.of()))).isEqualTo(fallback);
        assertThat(getter.apply(GuardConfig.builder().build())).isEqualTo(fallback);
        assertThat(fallback.toString()).isEqualToIgnoringCase(values.get(0));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void everyAllowedValueIsTakenInAnyCaseWithBlanksAround(
            String flag, Object fallback, Function<GuardConfig, Object> getter, List<String> values) {
        for (String value : values) {
            for (String spelled : List.of(value, value.toUpperCase(Locale.ROOT), " \t" + value + "\n")) {
                GuardConfig config = GuardConfig.fromEnvironment(Map.of(flag, spelled));
                assertThat(getter.apply(config).toString()).isEqualToIgnoringCase(value);
                assertThat(config.problems()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("choices")
    void aBadValueIsNamedWithTheValuesAllowedAndTheDefaultIsUsed(
            String flag, Object fallback, Function<GuardConfig, Object> getter, List<String> values) {
        GuardConfig config = GuardConfig.fromEnvironment(Map.of(flag, "bogus"));

        assertThat(getter.apply(config)).isEqualTo(fallback);
        assertThat(config.problems()).singleElement().asString().startsWith(flag + "=bogus is not allowed; allowed: ");
        String problem = config.problems().get(0);
        assertThat(problem.substring(problem.indexOf("allowed: ") + "allowed: ".length(), problem.indexOf("; using"))
                        .split(", ", -1))
                .containsExactlyInAnyOrderElementsOf(values);
        assertThat(problem).endsWith("; using " + values.get(0));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void anEmptyValueIsAFlagNotSet(
            String flag, Object fallback, Function<GuardConfig, Object> getter, List<String> values) {
        for (String empty : List.of("", "   ", "\t\n")) {
            GuardConfig config = GuardConfig.fromEnvironment(Map.of(flag, empty));
            assertThat(getter.apply(config)).isEqualTo(fallback);
            assertThat(config.problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "100,100", "' 95 ',95"})
    void aWarnPercentInRangeIsTaken(String value, int percent) {
        assertThat(GuardConfig.fromEnvironment(Map.of("GUARD_TMP_WARN_PERCENT", value))
                        .tmpWarnPercent())
                .isEqualTo(percent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "80%", "8e1", "99999999999999999999"})
    void aWarnPercentOutOfRangeOrNoNumberIsNamed(String value) {
        GuardConfig config = GuardConfig.fromEnvironment(Map.of("GUARD_TMP_WARN_PERCENT", value));

        assertThat(config.tmpWarnPercent()).isEqualTo(80);
        assertThat(config.problems())
                .containsExactly("GUARD_TMP_WARN_PERCENT=" + value
                        + " is not allowed; allowed: a whole number from 1 to 100; using 80");
    }

    @Test
    void theSizeOfTheEphemeralStorageGoesUpToLambdasMaximum() {
        assertThat(GuardConfig.fromEnvironment(Map.of()).tmpSizeMb()).isZero();
        assertThat(GuardConfig.fromEnvironment(Map.of("GUARD_TMP_SIZE_MB", "10240"))
                        .tmpSizeMb())
                .isEqualTo(10240);
        GuardConfig tooLarge = GuardConfig.fromEnvironment(Map.of("GUARD_TMP_SIZE_MB", "10241"));
        assertThat(tooLarge.tmpSizeMb()).isZero();
        assertThat(tooLarge.problems()).singleElement().asString().contains("GUARD_TMP_SIZE_MB=10241", "1 to 10240");
    }

    @Test
    void writableDirectoriesAreSplitNormalisedAndMustBeAbsolute() {
        GuardConfig config =
                GuardConfig.fromEnvironment(Map.of("GUARD_FS_WRITABLE", "/mnt/efs: /mnt/a/../b ::relative:/x\0y:"));

        assertThat(config.fsWritable()).containsExactly(Path.of("/mnt/efs"), Path.of("/mnt/b"));
        assertThat(config.problems()).hasSize(2);
        assertThat(config.problems().get(0)).contains("GUARD_FS_WRITABLE=relative", "an absolute path");
        assertThat(GuardConfig.fromEnvironment(Map.of()).fsWritable()).isEmpty();
    }

    @Test
    void theOverlayDirectoryMustBeAbsolute() {
        assertThat(GuardConfig.fromEnvironment(Map.of()).fsOverlayDir()).isEqualTo(Path.of("/tmp/.guard"));
        assertThat(GuardConfig.fromEnvironment(Map.of("GUARD_FS_OVERLAY_DIR", " /tmp/over "))
                        .fsOverlayDir())
                .isEqualTo(Path.of("/tmp/over"));
        GuardConfig relative = GuardConfig.fromEnvironment(Map.of("GUARD_FS_OVERLAY_DIR", "over"));
        assertThat(relative.fsOverlayDir()).isEqualTo(Path.of("/tmp/.guard"));
        assertThat(relative.problems()).singleElement().asString().endsWith("using /tmp/.guard");
    }

    @Test
    void theHandlerIsTrimmedAndOptional() {
        assertThat(GuardConfig.fromEnvironment(Map.of()).handler()).isEmpty();
        assertThat(GuardConfig.fromEnvironment(Map.of("GUARD_HANDLER", " ")).handler())
                .isEmpty();
        assertThat(GuardConfig.fromEnvironment(Map.of("GUARD_HANDLER", " com.acme.Fn::handle\n"))
                        .handler())
                .contains("com.acme.Fn::handle");
    }

    @Test
    void strictRejectsEveryBadValueInOneException() {
        Map<String, String> environment = Map.of("GUARD_STRICT", "TRUE", "GUARD_IAM", "on", "GUARD_TMP", "clean");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GuardConfig.fromEnvironment(environment))
                .withMessageContainingAll(
                        "GUARD_IAM=on", "explain, audit, off", "GUARD_TMP=clean", "watch, sweep, off");
    }

    @Test
    void strictRejectsNothingWhenTheGuardIsDisabled() {
        GuardConfig config = GuardConfig.fromEnvironment(
                Map.of("GUARD_STRICT", "true", "GUARD_DISABLED", "true", "GUARD_IAM", "on"));

        assertThat(config.disabled()).isTrue();
    }

    @Test
    void aLongBadValueIsCut() {
        GuardConfig config = GuardConfig.fromEnvironment(Map.of("GUARD_IAM", "x".repeat(4096)));

        assertThat(config.problems().get(0)).hasSizeLessThan(300);
    }

    @Test
    void onLambdaIsWhereTheRuntimeApiIs() {
        assertThat(GuardConfig.fromEnvironment(Map.of("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001"))
                        .onLambda())
                .isTrue();
        assertThat(GuardConfig.fromEnvironment(Map.of()).onLambda()).isFalse();
    }

    @Test
    void toBuilderKeepsEverySetting() {
        GuardConfig config = GuardConfig.fromEnvironment(Map.ofEntries(
                Map.entry("GUARD_DISABLED", "true"),
                Map.entry("GUARD_STRICT", "true"),
                Map.entry("GUARD_FS", "redirect"),
                Map.entry("GUARD_FS_WRITABLE", "/mnt/efs"),
                Map.entry("GUARD_FS_OVERLAY_DIR", "/tmp/o"),
                Map.entry("GUARD_TMP", "sweep"),
                Map.entry("GUARD_TMP_WARN_PERCENT", "50"),
                Map.entry("GUARD_TMP_SIZE_MB", "600"),
                Map.entry("GUARD_IAM", "audit"),
                Map.entry("GUARD_IAM_SCOPE", "exact"),
                Map.entry("GUARD_IAM_STS", "false"),
                Map.entry("GUARD_REPORT", "slf4j"),
                Map.entry("GUARD_METRICS", "emf"),
                Map.entry("GUARD_REDACT", "bogus"),
                Map.entry("GUARD_HANDLER", "com.acme.Fn"),
                Map.entry("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001")));

        assertThat(config.toBuilder().build()).usingRecursiveComparison().isEqualTo(config);
        assertThat(config)
                .usingRecursiveComparison()
                .isNotEqualTo(GuardConfig.builder().build());
        assertThat(config.problems()).hasSize(1);
    }

    @Test
    void theBuilderRefusesNullAndWhatIsOutOfRange() {
        GuardConfig.Builder builder = GuardConfig.builder();

        assertThatNullPointerException().isThrownBy(() -> builder.iam(null));
        assertThatNullPointerException().isThrownBy(() -> builder.fsWritable(null));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.tmpWarnPercent(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.tmpWarnPercent(101));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.tmpSizeMb(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.tmpSizeMb(10241));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.fsOverlayDir(Path.of("relative")));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.fsWritable(List.of(Path.of("relative"))));
    }

    @Test
    void whatASweepKeepsIsAListOfGlobs() {
        GuardConfig config = GuardConfig.fromEnvironment(Map.of("GUARD_TMP_KEEP", "cache/**: /tmp/*.db :[oops::"));

        assertThat(config.tmpKeep()).containsExactly("cache/**", "/tmp/*.db");
        assertThat(config.problems()).singleElement().asString().startsWith("GUARD_TMP_KEEP=[oops is not allowed");
        assertThat(config.toBuilder().build().tmpKeep()).isEqualTo(config.tmpKeep());
        assertThatThrownBy(() -> GuardConfig.builder().tmpKeep(List.of("[")))
                .isInstanceOf(java.util.regex.PatternSyntaxException.class);
    }
}

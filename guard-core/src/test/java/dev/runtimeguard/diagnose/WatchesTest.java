package dev.runtimeguard.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import dev.runtimeguard.testing.FakeContext;
import dev.runtimeguard.testing.GuardLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several watches of one process, or none. */
class WatchesTest {

    private static final Report PRESSURE =
            Report.builder(ReportCode.TMP_PRESSURE, Confidence.CERTAIN, "full").build();

    @RegisterExtension
    final GuardLog log = new GuardLog();

    private final List<String> told = new ArrayList<>();

    private InvocationWatch watch(String name, long value, Report failing) {
        return new InvocationWatch() {
            @Override
            public void configured(GuardConfig config) {
                told.add(name + " configured");
            }

            @Override
            public long started() {
                if (value == 0) {
                    throw new IllegalStateException(name);
                }
                return value;
            }

            @Override
            public Report ended(long started, Context context, boolean coldStart) {
                told.add(name + ' ' + started + ' ' + context.getAwsRequestId());
                return failing;
            }
        };
    }

    @Test
    void eachGetsItsOwnValueBackAndTheFirstReportFailsTheInvocation() {
        Watches watches = new Watches(watch("a", 7, null), watch("b", 8, PRESSURE), watch("c", 9, null));
        boolean watched = watches.started();

        assertThat(watches.ended(watched, new FakeContext("r"), false)).isSameAs(PRESSURE);
        assertThat(told).containsExactly("a 7 r", "b 8 r", "c 9 r");
    }

    @Test
    void oneThatFailsToStartIsReportedAndTheOthersAreToldOfTheEnd() {
        Watches watches = new Watches(watch("a", 0, PRESSURE), watch("b", 8, null));

        assertThat(watches.ended(watches.started(), new FakeContext("r"), false))
                .isNull();
        assertThat(told).containsExactly("b 8 r");
        assertThat(log.codes()).containsExactly("guard.internal");
    }

    @Test
    void allAreToldOfNewSettings() {
        new Watches(watch("a", 7, null), watch("b", 8, null))
                .configured(GuardConfig.builder().build());

        assertThat(told).containsExactly("a configured", "b configured");
    }

    @Test
    void withoutOneNothingIsRemembered() {
        Watches watches = new Watches(new InvocationWatch[0]);

        assertThat(watches.started()).isFalse();
        assertThat(watches.ended(false, null, true)).isNull();
    }
}

package dev.runtimeguard.fs.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionVariablesTest {

    @Test
    void printsATemplatesFragmentAndACommandThatKeepsTheOtherVariables() {
        Report.Builder report = Report.builder(ReportCode.FS_HOME_MISSING, Confidence.CERTAIN, "x");
        new FunctionVariables(Map.of(FunctionVariables.JVM_OPTIONS, "-Da=b")).addTo(report, "set it");

        List<Remedy> remedies = report.build().remedies();

        assertThat(remedies).extracting(Remedy::kind).containsExactly(Remedy.Kind.SAM, Remedy.Kind.CLI);
        assertThat(remedies.get(0).text()).isEqualTo("Environment:\n  Variables:\n    JAVA_TOOL_OPTIONS: -Da=b");
        assertThat(remedies.get(1).text())
                .startsWith("aws lambda update-function-configuration --function-name ")
                .contains("get-function-configuration", "'.Variables.JAVA_TOOL_OPTIONS |= ([., \"-Da=b\"]");
    }
}

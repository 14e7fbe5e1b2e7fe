package dev.runtimeguard.samples.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries of the template name nothing that their lines do not have. */
class QueriesTest {

    /** Lambda developer guide, "Lambda Telemetry API Event schema reference": platform.report, with a SnapStart restore. */
    private static final String PLATFORM_REPORT = """
            {"time":"2026-11-20T10:00:00.000Z","type":"platform.report","record":{"requestId":"1","status":"success",\
            "metrics":{"durationMs":12.3,"billedDurationMs":13,"memorySizeMB":1024,"maxMemoryUsedMB":150,\
            "initDurationMs":900.1,"restoreDurationMs":300.2}}}""";

    /** CloudWatch Logs user guide, "Supported logs and discovered fields". */
    private static final Set<String> DISCOVERED =
            Set.of("@timestamp", "@message", "@log", "@type", "@duration", "@initDuration", "@memorySize");

    private static final List<String> CODES =
            Arrays.stream(ReportCode.values()).map(ReportCode::id).toList();

    static List<Query> queries() throws IOException {
        Template template = Template.read();
        Deployment deployment = Deployment.unnamed(template, false);
        Stream<String> saved = template.resourcesOf("AWS::Logs::QueryDefinition").stream()
                .map(id -> (String) deployment.properties(id).get("QueryString"));
        return Stream.concat(saved, Dashboard.of(deployment).queries().stream())
                .map(Query::new)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void nameFieldsThatLinesHave(Query query) {
        Set<String> known = new HashSet<>(DISCOVERED);
        known.addAll(JsonPaths.of(PLATFORM_REPORT));
        known.addAll(reportFields());
        known.addAll(EmfFields.METRICS);
        known.addAll(List.of(EmfFields.DIMENSION, EmfFields.GUARD_INIT));

        assertThat(known).containsAll(query.fields());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void compareCodesWithCodesThatThereAre(Query query) {
        List<String> codes = query.texts().stream()
                .filter(text -> text.matches("[a-z]+\\.[a-z-]+") && !text.equals("platform.report"))
                .toList();

        assertThat(CODES).containsAll(codes);
    }

    @Test
    void areThoseThatTheIssueAsksFor() throws IOException {
        Template template = Template.read();

        assertThat(template.resourcesOf("AWS::Logs::QueryDefinition"))
                .containsExactlyInAnyOrder(
                        "MissingPermissionsQuery", "WritersOutsideTmpQuery", "NearlyFullTmpQuery", "ColdStartsQuery");
    }

    @Test
    void areReadAsInsightsReadsThem() {
        Query query = new Query("""
                filter guard.code in ["tmp.full"] and ispresent(a.b)
                | fields jsonParse(@message) as line
                | unnest line.guard.missing into one
                | fields one.action as action, @log
                | stats count(*) as times by action
                | sort times desc""");

        assertThat(query.fields()).containsExactlyInAnyOrder("guard.code", "a.b", "guard.missing.0.action", "@log");
        assertThat(query.texts()).containsExactly("tmp.full");
        assertThatThrownBy(() -> new Query("filter x | fields 1 as y | sort y.z"))
                .hasMessageContaining("y.z");
        assertThatThrownBy(() -> new Query("stats median(x)")).hasMessageContaining("median");
        assertThatThrownBy(() -> new Query("select x")).hasMessageContaining("select");
    }

    private static Set<String> reportFields() {
        Report report = Report.builder(ReportCode.IAM_MISSING_PERMISSION, Confidence.CERTAIN, "s")
                .principal(new Report.Principal("a", "a", "r", "1", "sts"))
                .missing(List.of(new Report.Missing("s3:PutObject", "*")))
                .policy(new PolicyDocument(
                        List.of(new PolicyDocument.Statement(List.of("s3:PutObject"), List.of("*"), List.of()))))
                .file(new Report.File("p", "r", "write", "c", "l"))
                .tmp(new Report.Tmp(1, 1, 100, 1, 1, List.of(new Report.Largest("/tmp/a", 1, "c"))))
                .build()
                .withFunction(new Report.Function("f", "1", "a", "r", true));
        return JsonPaths.of(report.toJson());
    }
}

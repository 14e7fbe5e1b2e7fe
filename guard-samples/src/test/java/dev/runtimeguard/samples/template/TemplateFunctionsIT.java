package dev.runtimeguard.samples.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.samples.aws.policy.Json;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LocalLambda;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Each function of the template, from the package and with the settings and policies that are deployed: its fault is
 * explained, found by the query and the alarm that are there for it, and gone with its cure.
 */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class TemplateFunctionsIT {

    @TempDir
    static Path directory;

    private static Template template;
    private static Stack stack;

    @BeforeAll
    static void createStack() throws Exception {
        template = Template.read();
        Path code = Unzipped.into(directory.resolve("code"), FunctionPackageIT.file());
        Path layer = directory.resolve("layer");
        if (isLayerBuilt()) {
            Unzipped.into(layer, layerFile());
        }
        stack = new Stack(template, code, layer);
    }

    @AfterAll
    static void deleteStack() throws Exception {
        stack.close();
    }

    private static Path layerFile() {
        return Template.FILE.resolveSibling(
                (String) template.properties("GuardLayer").get("ContentUri"));
    }

    /** Whether all modules were built; then the layer is where the template says. */
    private static boolean isLayerBuilt() {
        return Files.isDirectory(layerFile().getParent());
    }

    @Test
    void aFileBesideTheCodeIsRefusedUntilItIsRedirected() throws Exception {
        assumeTrue(isLayerBuilt(), "the layer");
        try (LocalLambda lambda = stack.function("PriceCacheFunction", false).start()) {
            assumeTrue(lambda.isSandboxed(), "a read-only file system");
            InvocationResult refused = lambda.invoke("\"apple\"");

            assertThat(messageOf(refused)).contains("[Runtime Guard: fs.write-outside-tmp]", "PriceCache");
            assertFound(refused, "fs.write-outside-tmp", "WritersOutsideTmpQuery");
            assertAlarm("PriceCacheRefusalsAlarm", lambda.log(), true);
        }
        try (LocalLambda lambda = stack.function("PriceCacheFunction", true).start()) {
            InvocationResult redirected = lambda.invoke("\"apple\"");

            assertThat(redirected.payloadText()).isEqualTo("\"apple costs 5\"");
            assertThat(lambda.invoke("\"apple\"").payloadText()).isEqualTo("\"apple costs 5 (cached)\"");
            assertFound(redirected, "fs.redirected", "WritersOutsideTmpQuery");
            assertAlarm("PriceCacheRefusalsAlarm", lambda.log(), false);
            assertEmitted(lambda.log(), "Redirects", EmfFields.GUARD_INIT);
        }
    }

    @Test
    void whatFillsTheStorageIsFoundUntilItIsSwept() throws Exception {
        try (LocalLambda lambda = stack.function("NightlyExportFunction", false).start()) {
            assumeTrue(lambda.isSandboxed(), "a /tmp of its own");
            for (int i = 0; i < 11; i++) {
                InvocationResult left = lambda.invoke("40");
                assertThat(left.succeeded()).as("%s", left).isTrue();
            }

            assertFound(lambda.log(), "tmp.leak", "NearlyFullTmpQuery");
            assertFound(lambda.log(), "tmp.pressure", "NearlyFullTmpQuery");
            assertAlarm("NightlyExportStorageAlarm", lambda.log(), true);
            assertEmitted(lambda.log(), "TmpGrowth", "TmpUsedPercent");
        }
        try (LocalLambda lambda = stack.function("NightlyExportFunction", true).start()) {
            for (int i = 0; i < 6; i++) {
                InvocationResult swept = lambda.invoke("200");
                assertThat(swept.succeeded()).as("%s", swept).isTrue();
            }

            assertThat(lambda.log()).contains("\"code\":\"tmp.swept\"").doesNotContain("tmp.leak", "tmp.pressure");
            assertAlarm("NightlyExportStorageAlarm", lambda.log(), false);
        }
    }

    @Test
    void aMissingPermissionIsNamedUntilItIsThere() throws Exception {
        assertMissing(
                "ReportUploadFunction",
                "ReportUploadDenialsAlarm",
                Map.of("action", "s3:PutObject", "resource", "arn:aws:s3:::reportbucket/daily/1.json"));
    }

    @Test
    void theKeyBehindTheBucketIsNamedUntilItMayBeUsed() throws Exception {
        assertMissing(
                "EncryptedUploadFunction",
                "EncryptedUploadDenialsAlarm",
                Map.of("action", "kms:GenerateDataKey", "resource", stack.nameOf("ReportKey.Arn")));
    }

    private static void assertMissing(String function, String alarm, Map<String, String> permission) throws Exception {
        try (LocalLambda lambda = stack.function(function, false).start()) {
            InvocationResult denied = lambda.invoke("\"daily/1.json\"");

            assertThat(messageOf(denied)).contains("[Runtime Guard: iam.missing-permission]", permission.get("action"));
            Map<String, Object> report = assertFound(denied, "iam.missing-permission", "MissingPermissionsQuery");
            assertThat(report.get("missing")).isEqualTo(List.of(permission));
            assertAlarm(alarm, lambda.log(), true);

            stack.deploy(function, true);
            InvocationResult cured = lambda.invoke("\"daily/1.json\"");
            assertThat(cured.payloadText()).isEqualTo("\"wrote daily/1.json\"");
            assertAlarm(alarm, cured.log(), false);
        }
    }

    @Test
    void anotherSignerIsNamedUntilTheExecutionRoleSigns() throws Exception {
        try (LocalLambda lambda = stack.function("PartnerUploadFunction", false).start()) {
            InvocationResult denied = lambda.invoke("\"partner/1.json\"");

            assertThat(messageOf(denied)).contains("[Runtime Guard: iam.wrong-identity]", "PartnerRole");
            assertThat(reportsIn(denied.log()))
                    .extracting(one -> one.get("code"))
                    .containsExactly("iam.wrong-identity");
            assertAlarm("PartnerUploadDenialsAlarm", lambda.log(), true);
        }
        try (LocalLambda lambda = stack.function("PartnerUploadFunction", true).start()) {
            assertThat(lambda.invoke("\"partner/1.json\"").payloadText()).isEqualTo("\"wrote partner/1.json\"");
            assertThat(reportsIn(lambda.log())).isEmpty();
            assertAlarm("PartnerUploadDenialsAlarm", lambda.log(), false);
        }
    }

    private static String messageOf(InvocationResult failed) {
        return (String) Template.map(Json.parse(failed.payloadText())).get("errorMessage");
    }

    private static List<Map<String, Object>> reportsIn(String log) {
        return log.lines()
                .filter(line -> line.startsWith("{\"guard\":"))
                .map(line -> Template.map(Template.map(Json.parse(line)).get("guard")))
                .toList();
    }

    private static Map<String, Object> assertFound(InvocationResult result, String code, String query)
            throws IOException {
        return assertFound(result.log(), code, query);
    }

    /** A report of that code is in the log, with all that the query shows of it. */
    private static Map<String, Object> assertFound(String log, String code, String query) {
        Map<String, Object> report = reportsIn(log).stream()
                .filter(one -> code.equals(one.get("code")) && !one.containsKey("repeated"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + code + " in\n" + log));
        Query shown = new Query((String) template.properties(query).get("QueryString"));
        assertThat(JsonPaths.of(JsonText.of(Map.of("guard", report))))
                .containsAll(shown.reportFields().stream()
                        // Of a class that is in no jar there is none.
                        .filter(field -> !field.equals("guard.file.library"))
                        .toList());
        return report;
    }

    /** What the alarm makes of the metrics in the log, were all of it written in one period. */
    private static void assertAlarm(String id, String log, boolean raised) {
        Map<String, Object> alarm = template.properties(id);
        String metric = (String) alarm.get("MetricName");
        List<Map<String, Object>> lines = EmfFields.linesIn(log);
        assertThat(lines).isNotEmpty();
        DoubleSummaryStatistics values = lines.stream()
                .filter(line -> EmfFields.declares(line, metric))
                .collect(Collectors.summarizingDouble(line -> ((Number) line.get(metric)).doubleValue()));
        double statistic = alarm.get("Statistic").equals("Sum") ? values.getSum() : values.getMax();
        assertThat(statistic >= (int) alarm.get("Threshold"))
                .as("%s of %s", values, metric)
                .isEqualTo(raised);
    }

    /** What no alarm watches, but the dashboard or a query. */
    private static void assertEmitted(String log, String... metrics) {
        for (String metric : metrics) {
            assertThat(EmfFields.linesIn(log)).as(metric).anyMatch(line -> EmfFields.declares(line, metric));
        }
    }
}

package dev.runtimeguard.iam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The command that merges a fleet's policies")
class MergePoliciesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GET = line("orders", "123456789012", "s3:GetObject", "arn:aws:s3:::b/in \"1\"/*");
    private static final String PUT = line("orders", "123456789012", "s3:PutObject", "arn:aws:s3:::b/\u00fc\\${*}/*");
    private static final String SEND = line("mails", "123456789012", "sqs:SendMessage", "arn:aws:sqs:eu-west-1:1:q");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static String line(String role, String account, String action, String resource) {
        return Report.builder(ReportCode.IAM_AUDIT, Confidence.LIKELY, "a \"summary\" {with} \\ and ,")
                .principal(new Report.Principal(null, null, role, account, "sts"))
                .policy(Policies.allowing(action, resource))
                .build()
                .toJson();
    }

    private int run(String input, String... arguments) {
        out.reset();
        err.reset();
        return MergePolicies.run(
                List.of(arguments),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private JsonNode printed() {
        try {
            return JSON.readTree(out.toByteArray());
        } catch (IOException notJson) {
            throw new AssertionError("not JSON: " + out, notJson);
        }
    }

    private void mergesAllThree(String input) {
        assertThat(run(input)).as(err.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(printed().size()).isEqualTo(2);
        assertThat(printed().path("orders").path("Statement"))
                .extracting(statement -> statement.path("Resource").asText())
                .containsExactly("arn:aws:s3:::b/in \"1\"/*", "arn:aws:s3:::b/\u00fc\\${*}/*");
        assertThat(printed()
                        .path("mails")
                        .path("Statement")
                        .path(0)
                        .path("Action")
                        .asText())
                .isEqualTo("sqs:SendMessage");
        assertThat(notes()).startsWith("3 reports merged").doesNotContain("left out");
    }

    private String notes() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static String string(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String csv(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    @Test
    @DisplayName("takes lines as they are")
    void lines() {
        mergesAllThree(GET + '\n' + PUT + '\n' + SEND);
    }

    @Test
    @DisplayName("takes a log tail, with prefixes, other lines and garbage, which it counts")
    void logTail() {
        String prefix = "2026-11-21T00:00:00.000000+00:00 2026/11/21/[$LATEST]0123 ";
        mergesAllThree(prefix + "START RequestId: 1\n" + prefix + GET + '\n' + "{{{\"guard\": no\n\n" + prefix + PUT
                + "\r\n{\"other\":{\"guard\":1}}\n" + prefix + SEND + '\n');
        assertThat(notes()).contains("3 lines without a report");
    }

    @Test
    @DisplayName("takes a CSV export")
    void csvExport() {
        mergesAllThree("@timestamp,@message\n2026-11-21 00:00," + csv(GET + '\n') + "\n2026-11-21 00:00," + csv(PUT)
                + "\n2026-11-21 00:00," + csv(SEND) + ",x\n");
    }

    @Test
    @DisplayName("takes a JSON export, on one line or on many, as text or as JSON")
    void jsonExport() throws IOException {
        List<Map<String, Object>> rows =
                List.of(Map.of("@message", GET), Map.of("@message", PUT + '\n'), Map.of("@message", SEND));
        mergesAllThree(string(rows));
        mergesAllThree(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rows));
        List<Map<String, JsonNode>> parsed = List.of(
                Map.of("@message", JSON.readTree(GET)),
                Map.of("@message", JSON.readTree(PUT)),
                Map.of("@message", JSON.readTree(SEND)));
        mergesAllThree(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(parsed));
    }

    @Test
    @DisplayName("takes reports in a string in a string, and that in CSV")
    void nested() {
        String wrapped = string(Map.of("@message", string(Map.of("level", "INFO", "message", GET))));
        mergesAllThree(wrapped + '\n' + csv(string(Map.of("message", PUT))) + '\n' + string(csv(SEND)));
    }

    @Test
    @DisplayName("--all prints one policy")
    void all() {
        assertThat(run(GET + '\n' + PUT + '\n' + SEND, "--all")).isZero();

        assertThat(printed().path("Version").asText()).isEqualTo("2012-10-17");
        assertThat(printed().path("Statement").size()).isEqualTo(3);
    }

    @Test
    @DisplayName("tells roles of one name in two accounts apart")
    void accounts() {
        run(GET + '\n' + line("orders", "210987654321", "s3:GetObject", "*"));

        assertThat(printed().fieldNames()).toIterable().containsExactly("123456789012:orders", "210987654321:orders");
    }

    @Test
    @DisplayName("a report that was cut is counted, and takes no other with it")
    void cut() {
        assertThat(run(GET.substring(0, GET.length() / 2) + '\n' + PUT)).isZero();

        assertThat(printed().path("orders").path("Statement").size()).isEqualTo(1);
        assertThat(notes()).contains("1 reports cut or damaged").contains("1 lines without");
    }

    @Test
    @DisplayName("takes over nothing that the guard would not have written")
    void forged() {
        String forged = GET.replace("s3:GetObject", "*")
                + '\n'
                + GET.replace("s3:GetObject", "s3:*")
                + '\n'
                + GET.replace("Allow", "Deny")
                + '\n'
                + GET.replace("\"Resource\":", "\"NotResource\":")
                + '\n'
                + GET.replace("\"roleName\":\"orders\"", "\"roleName\":\"x\\\",\\\"y\"");
        assertThat(run(forged)).isZero();

        assertThat(notes()).contains("4 statements left out");
        assertThat(printed().path("unknown").path("Statement").size()).isEqualTo(1);
    }

    @Test
    @DisplayName("reports of other codes, and repeated ones, have nothing to merge")
    void others() {
        String other = GET.replace("iam.audit", "iam.explicit-deny");
        String repeated =
                "{\"guard\":{\"schema\":1,\"code\":\"iam.missing-permission\",\"repeated\":true,\"count\":2}}";

        assertThat(run(other + '\n' + repeated)).isEqualTo(1);
        assertThat(out.size()).isZero();
    }

    @Test
    @DisplayName("explains itself, refuses arguments it does not know, and says when it cannot read")
    void usage() throws IOException {
        assertThat(run("", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: ");
        assertThat(run("", "--everything")).isEqualTo(2);
        assertThat(notes()).contains("--everything");
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        assertThat(MergePolicies.run(List.of(), broken, nowhere, nowhere)).isEqualTo(3);
    }

    @Test
    @DisplayName("streams input of any size, on one line too")
    void huge() {
        byte[] line = (GET + " garbage { \"guard\" ").getBytes(StandardCharsets.UTF_8);
        int copies = 20_000;
        InputStream input = new InputStream() {
            private long at;

            @Override
            public int read() {
                return at < (long) copies * line.length ? line[(int) (at++ % line.length)] & 0xff : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int count = 0;
                for (int c; count < length && (c = read()) >= 0; count++) {
                    into[from + count] = (byte) c;
                }
                return count == 0 && length > 0 ? -1 : count;
            }
        };
        int status = MergePolicies.run(
                List.of(),
                input,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));

        assertThat(status).isZero();
        assertThat(notes()).startsWith(copies + " reports merged; 0 lines");
        assertThat(printed().path("orders").path("Statement").size()).isEqualTo(1);
    }

    @Test
    @DisplayName("the merged policy allows what each of the lines allowed")
    void union() throws IOException {
        StringBuilder lines = new StringBuilder();
        PolicyUnion expected = new PolicyUnion();
        for (int i = 0; i < 200; i++) {
            PolicyDocument policy = Policies.allowing(
                    i % 3 == 0 ? "s3:GetObject" : "s3:PutObject", "arn:aws:s3:::b" + i % 7 + "/" + i % 11);
            expected.add(policy);
            lines.append(Report.builder(ReportCode.IAM_PARTIAL_FAILURE, Confidence.LIKELY, "x")
                            .policy(policy)
                            .build()
                            .toJson())
                    .append('\n');
        }
        run(lines.toString(), "--all");

        assertThat(printed()).isEqualTo(JSON.readTree(expected.toDocument().toJson()));
    }
}

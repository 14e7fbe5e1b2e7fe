package dev.runtimeguard.iam.lookalike;

import static dev.runtimeguard.iam.lookalike.TestLines.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runtimeguard.report.Remedy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookAlikesTest {

    static List<JsonNode> lookAlikes() {
        return TestLines.of("look-alikes.jsonl");
    }

    static List<JsonNode> others() {
        return TestLines.of("no-look-alikes.jsonl");
    }

    static List<JsonNode> denials() {
        return TestLines.of("/dev/runtimeguard/iam/denials.jsonl");
    }

    private static LookAlike of(JsonNode line) {
        return LookAlikes.of(
                text(line, "service"),
                text(line, "operation"),
                line.path("status").asInt(),
                text(line, "code"),
                text(line, "message"));
    }

    @ParameterizedTest
    @MethodSource("lookAlikes")
    void namesTheRealCause(JsonNode line) {
        LookAlike found = of(line);

        assertThat(found).isNotNull();
        assertThat(found.id()).isEqualTo(text(line, "id"));
        assertThat(found.mayBeDenial()).isEqualTo(!line.get("hides").isNull());
        List<String> hidden = new ArrayList<>();
        line.get("hides").forEach(action -> hidden.add(action.asText()));
        assertThat(found.hiddenActions()).isEqualTo(hidden);
        assertThat(found.cause()).doesNotContain("{").doesNotEndWith(".");
        assertThat(found.remedies()).isNotEmpty().allSatisfy(remedy -> {
            assertThat(remedy.title()).isNotBlank();
            assertThat(remedy.text()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("lookAlikes")
    void comparesInAnyCase(JsonNode line) {
        String message = text(line, "message");
        String upper = message == null || message.contains("\"arn:") ? message : message.toUpperCase(Locale.ROOT);

        assertThat(LookAlikes.of(
                        text(line, "service"), null, line.path("status").asInt(), text(line, "code"), upper))
                .isNotNull();
    }

    @Test
    void knowsThemByTextAndCodeWhereTheServiceIsNotKnown() {
        for (JsonNode line : TestLines.of("/dev/runtimeguard/iam/look-alikes.jsonl")) {
            int status = line.path("status").asInt();
            boolean refused = status == 400 || status == 403;

            assertThat(of(line) != null).as(line.toString()).isEqualTo(refused);
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void leavesDenialsAndOtherFailuresAlone(JsonNode line) {
        assertThat(of(line)).isNull();
    }

    @ParameterizedTest
    @MethodSource("denials")
    void aDenialIsNoLookAlikeWhateverTheService(JsonNode line) {
        for (String service : new String[] {null, "S3", "Sqs", "Kms", "Sts", "Ec2", "BedrockRuntime"}) {
            for (int status : new int[] {400, 403}) {
                for (String code : new String[] {text(line, "code"), null}) {
                    assertThat(LookAlikes.of(service, "Op", status, code, text(line, "message")))
                            .isNull();
                }
            }
        }
    }

    @Test
    void everyRowIsMet() {
        Set<String> met = new HashSet<>();
        lookAlikes().forEach(line -> met.add(text(line, "id")));
        Set<String> rows = new HashSet<>();
        LookAlikeTable.read("look-alikes.txt").forEach(row -> rows.add(row.id()));

        assertThat(met).isEqualTo(rows);
    }

    @Test
    void aRowSaysOnlyWhatEveryConditionOfItKnows() {
        for (LookAlikeRow row : LookAlikeTable.read("look-alikes.txt")) {
            assertThat(row.cause()).as(row.id()).isNotBlank();
            StringBuilder texts = new StringBuilder(row.cause());
            for (Remedy remedy : row.remedies()) {
                texts.append(remedy.title()).append(remedy.text());
            }
            Matcher blank = Pattern.compile("\\{([a-z]\\w*)}").matcher(texts);
            while (blank.find()) {
                for (LookAlikeCondition condition : row.conditions()) {
                    assertThat(condition.wording()).as(row.id()).isNotNull();
                    assertThat(condition.wording().names()).as(row.id()).contains(blank.group(1));
                }
            }
        }
    }

    @Test
    void saysWhatTheMessageNames() {
        LookAlike region = LookAlikes.of(
                "S3",
                "GetObject",
                400,
                "AuthorizationHeaderMalformed",
                "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-central-1'");
        assertThat(region.cause()).contains("us-east-1").contains("eu-central-1");
        assertThat(region.remedies().get(0).text()).isEqualTo("S3Client.builder().region(Region.of(\"eu-central-1\"))");

        LookAlike role = LookAlikes.of(
                "Lambda",
                "CreateFunction",
                400,
                "InvalidParameterValueException",
                "The provided execution role does not have permissions to call CreateNetworkInterface on EC2");
        assertThat(role.cause()).contains("ec2:CreateNetworkInterface");
    }

    @Test
    void takesNamesFromTheRequestAndQuotesThemForTheShell() {
        Map<String, String> fields = Map.of("Bucket", "orders", "Key", "it's $(x).txt");
        LookAlike known = LookAlikes.of("S3", "GetObject", 403, "InvalidObjectState", "archived", fields::get);
        LookAlike unknown = LookAlikes.of("S3", "GetObject", 403, "InvalidObjectState", "archived");

        assertThat(known.remedies().get(0).text())
                .startsWith("aws s3api restore-object --bucket orders --key 'it'\\''s $(x).txt' --restore-request")
                .endsWith("GlacierJobParameters={Tier=Standard}'");
        assertThat(unknown.remedies().get(0).text()).contains("--bucket BUCKET --key KEY ");
    }

    @Test
    void aRequestThatCannotBeReadIsOneNothingIsKnownOf() {
        Function<String, String> broken = name -> {
            throw new IllegalStateException(name);
        };

        assertThat(LookAlikes.of("S3", "GetObject", 403, "InvalidObjectState", "x", broken)
                        .remedies())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " ", "\"", "{", "'", " because ", "the region '", "not authorized to perform: "})
    void aMegabyteTakesNoTime(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            LookAlikes.of("S3", "GetObject", 403, "AccessDenied", text);
            LookAlikes.of(null, null, 0, text, text);
            LookAlikes.of(text, text, 403, null, text);
        });
    }
}

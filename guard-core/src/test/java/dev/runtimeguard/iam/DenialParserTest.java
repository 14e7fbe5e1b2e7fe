package dev.runtimeguard.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenialParserTest {

    private static final String PRINCIPAL = "arn:aws:sts::111122223333:assumed-role/orders-role/orders";

    static List<JsonNode> denials() {
        return Lines.of("denials.jsonl");
    }

    @ParameterizedTest
    @MethodSource("denials")
    void readsWhatAwsSays(JsonNode line) {
        Denial denial = DenialParser.parse(Lines.text(line, "message"));

        assertThat(denial.principal()).as("principal").isEqualTo(Lines.text(line, "principal"));
        assertThat(denial.action()).as("action").isEqualToIgnoringCase(Lines.text(line, "action"));
        assertThat(denial.resource()).as("resource").isEqualTo(Lines.text(line, "resource"));
        assertThat(denial.policyType().id()).as("policy type").isEqualTo(Lines.text(line, "policyType"));
        assertThat(denial.effect().id()).as("effect").isEqualTo(Lines.text(line, "effect"));
        assertThat(denial.policyArn()).as("policy ARN").isEqualTo(Lines.text(line, "policyArn"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k",
                "a key with blanks",
                "r\u00e9sum\u00e9s/\u4e2d\u6587 \ud83d\ude00.pdf",
                "\u0130stanbul/\u212a",
                "it's",
                "say \"hello\"",
                "\"quoted\"",
                "a\" because b",
                "a because no identity-based policy allows it",
                "a\" with an explicit deny in b",
                "with an explicit deny in a session policy",
                "x (Service: S3, Status Code: 403)",
                "ends with a dot.",
                "User: arn:aws:iam::999999999999:user/eve is"
            })
    void takesAnyKeyInAQuotedResource(String key) {
        String said = "User: " + PRINCIPAL
                + " is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::b/" + key + "\" ";
        Denial implicit = DenialParser.parse(said + "because no identity-based policy allows the s3:GetObject action");
        Denial explicit = DenialParser.parse(said + "with an explicit deny in a resource control policy");

        for (Denial denial : List.of(implicit, explicit)) {
            assertThat(denial.resource()).isEqualTo("arn:aws:s3:::b/" + key);
            assertThat(denial.principal()).isEqualTo(PRINCIPAL);
            assertThat(denial.action()).isEqualTo("s3:GetObject");
        }
        assertThat(implicit.policyType()).isEqualTo(PolicyType.IDENTITY_BASED);
        assertThat(implicit.effect()).isEqualTo(Denial.Effect.IMPLICIT);
        assertThat(explicit.policyType()).isEqualTo(PolicyType.RESOURCE_CONTROL);
        assertThat(explicit.effect()).isEqualTo(Denial.Effect.EXPLICIT);
    }

    @Test
    void takesWhatTheSdkAppends() {
        Denial denial = DenialParser.parse("User: " + PRINCIPAL + " is not authorized to perform: s3:GetObject on"
                + " resource: \"arn:aws:s3:::b/k\" (Service: S3, Status Code: 403, Request ID: X)");

        assertThat(denial.resource()).isEqualTo("arn:aws:s3:::b/k");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3:GetObject", "s3:GetObject: no", "s3:GetObject****", "s3:GetObject.", "'s3:GetObject'"})
    void takesForTheActionWhatCanBeOne(String named) {
        assertThat(DenialParser.parse("User: x is not authorized to perform: " + named)
                        .action())
                .isEqualTo("s3:GetObject");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3:", "s3: GetObject", "s3:*", ":GetObject", "s3::GetObject"})
    void takesNothingElseForAnAction(String named) {
        assertThat(DenialParser.parse("User: x is not authorized to perform: " + named)
                        .action())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "not authorized to perform",
                "not authorized to perform:",
                "not authorized to perform: :",
                "User: is not authorized to perform: s3:GetObject on resource:",
                "User: x is not authorized to perform: s3:GetObject on resource: \"",
                "User: x is not authorized to perform: s3:GetObject on resource: y with an explicit deny in a ",
                "User: x is not authorized to perform: s3:GetObject on resource: y with an explicit deny in a : z",
                "User: x is not authorized to perform: s3:GetObject on resource: y with an explicit deny in an ",
                "User: x is not authorized to perform: s3:GetObject on resource: y because no ",
                "User: x is not authorized to perform: s3:GetObject on resource: y with an explicit deny in a b: arn:",
            })
    void isNotUpsetByATextThatBreaksOff(String text) {
        assertThat(DenialParser.parse(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IS NOT AUTHORIZED TO PERFORM: %s ON RESOURCE: %s BECAUSE NO IDENTITY-BASED POLICY ALLOWS THE CALL",
                "is Not authoriZed to perform: %s on resources: %s because no identity-based policy Allows the call"
            })
    void readsEitherCaseAndNumber(String wording) {
        Denial denial =
                DenialParser.parse("User: " + PRINCIPAL + " " + wording.formatted("s3:GetObject", "arn:aws:s3:::b/Az"));
        assertThat(denial.action()).isEqualTo("s3:GetObject");
        assertThat(denial.resource()).isEqualTo("arn:aws:s3:::b/Az");
        assertThat(denial.policyType()).isEqualTo(PolicyType.IDENTITY_BASED);
    }

    @Test
    void nullSaysNothing() {
        assertThat(DenialParser.parse(null)).isEqualTo(Denial.WITHOUT_DETAILS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "x",
                "user: ",
                "\"",
                " because ",
                " with an explicit deny in a ",
                "not authorized to perform",
                "\n"
            })
    void isLinearInTheLengthOfTheText(String unit) {
        String huge = unit.repeat(1_000_000 / unit.length());
        String denial = "User: " + PRINCIPAL + " is not authorized to perform: s3:GetObject on resource: \"arn:" + huge;

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 20; i++) {
                assertThat(DenialParser.parse(huge)).isNotNull();
                assertThat(DenialParser.parse(denial).action()).isEqualTo("s3:GetObject");
            }
        });
    }
}

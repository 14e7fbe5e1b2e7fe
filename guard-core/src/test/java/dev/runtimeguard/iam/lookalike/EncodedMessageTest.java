package dev.runtimeguard.iam.lookalike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.runtimeguard.report.Remedy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedMessageTest {

    private static final String DOCUMENT = """
            {"allowed":false,"explicitDeny":true,
             "matchedStatements":{"items":[
               {"statementId":"NoBigOnes","effect":"DENY","actions":{"items":[{"value":"ec2:RunInstances"}]}},
               {"statementId":"","effect":"DENY"}]},
             "failures":{"items":[]},
             "context":{"principal":{"id":"AROAEXAMPLE:fn","arn":"arn:aws:sts::111122223333:assumed-role/r/fn"},
              "action":"ec2:RunInstances","resource":"arn:aws:ec2:eu-west-1:111122223333:instance/*",
              "conditions":{"items":[
                {"key":"ec2:InstanceType","values":{"items":[{"value":"m5.24xlarge"}]}},
                {"key":"aws:Region","values":{"items":[{"value":"eu-west-1"},{"value":7}]}}]}}}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You are not authorized to perform this operation. Encoded authorization failure message: abc-DEF_123",
                "... Encoded authorization failure message: abc-DEF_123 (Service: Ec2, Status Code: 403)",
                "... with an explicit deny.  ENCODED authorization failure message:\n abc-DEF_123."
            })
    void findsTheBlobAndSaysHowToDecodeIt(String message) {
        EncodedMessage encoded = EncodedMessage.in(message);

        assertThat(encoded.blob()).isEqualTo("abc-DEF_123");
        assertThat(encoded.remedy().kind()).isEqualTo(Remedy.Kind.CHECK);
        assertThat(encoded.remedy().title()).contains("sts:DecodeAuthorizationMessage");
        assertThat(encoded.remedy().text())
                .isEqualTo("aws sts decode-authorization-message --encoded-message abc-DEF_123"
                        + " --query DecodedMessage --output text");
    }

    @Test
    void thereIsNoneInOtherTextsOrWhenStsWouldNotTakeIt() {
        String label = "Encoded authorization failure message: ";

        assertThat(EncodedMessage.in(null)).isNull();
        assertThat(EncodedMessage.in("Access Denied")).isNull();
        assertThat(EncodedMessage.in(label)).isNull();
        assertThat(EncodedMessage.in(label + "$(x)")).isNull();
        assertThat(EncodedMessage.in(label + "a".repeat(10_240)).blob()).hasSize(10_240);
        assertThat(EncodedMessage.in(label + "a".repeat(10_241))).isNull();
        assertTimeoutPreemptively(Duration.ofSeconds(1), () -> EncodedMessage.in("Encoded ".repeat(130_000)));
    }

    @Test
    void readsTheDecodedDocument() {
        DecodedMessage decoded = DecodedMessage.parse(DOCUMENT);

        assertThat(decoded.allowed()).isFalse();
        assertThat(decoded.explicitDeny()).isTrue();
        assertThat(decoded.principal()).isEqualTo("arn:aws:sts::111122223333:assumed-role/r/fn");
        assertThat(decoded.action()).isEqualTo("ec2:RunInstances");
        assertThat(decoded.resource()).isEqualTo("arn:aws:ec2:eu-west-1:111122223333:instance/*");
        assertThat(decoded.statements()).containsExactly("NoBigOnes");
        assertThat(decoded.conditions().get("ec2:InstanceType")).containsExactly("m5.24xlarge");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{}",
                "{\"context\":7}",
                "{\"context\":{\"action\":\"\"}}",
                "{\"context\":{\"action\":\"ec2:Run\\u12\"}}",
                "{\"context\":{\"action\":\"a\"}} trailing",
                "{\"context\":{\"action\":NaN}}",
                "{\"a\" 1}"
            })
    void anythingElseIsNoDocument(String json) {
        assertThat(DecodedMessage.parse(json)).isNull();
    }

    @Test
    void readsEscapesAndWhatIsMissing() {
        DecodedMessage decoded = DecodedMessage.parse(
                "{\"context\":{\"action\":\"a\\u003ab\\n\\\"\",\"conditions\":{\"items\":[1,{}]}},\"n\":-1.5e3}");

        assertThat(decoded.action()).isEqualTo("a:b\n\"");
        assertThat(decoded.principal()).isNull();
        assertThat(decoded.statements()).isEmpty();
        assertThat(decoded.conditions()).isEmpty();
    }

    @Test
    void noDocumentMakesItThrow() {
        assertThat(DecodedMessage.parse(null)).isNull();
        assertThat(DecodedMessage.parse("[".repeat(100_000))).isNull();
        assertThat(DecodedMessage.parse("{\"a\":".repeat(20_000))).isNull();
        assertThat(DecodedMessage.parse(" ".repeat(1_000_000))).isNull();
    }
}

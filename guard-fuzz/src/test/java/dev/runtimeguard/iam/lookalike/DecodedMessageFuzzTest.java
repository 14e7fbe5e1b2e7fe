package dev.runtimeguard.iam.lookalike;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.runtimeguard.fuzz.AnyText;
import dev.runtimeguard.iam.json.JsonReader;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.provider.MethodSource;

/** STS's decoded document says what Jackson reads in it, and any other text says nothing. */
class DecodedMessageFuzzTest {

    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static List<byte[]> documents() {
        return List.of(
                AnyText.bytes("""
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
                        """),
                AnyText.bytes("{\"context\":{\"action\":\"a\\u003ab\\n\\\"\"},\"n\":[-1.5e3,0,true,null]}"));
    }

    @MethodSource("documents")
    @DictionaryEntries({
        "\\\"context\\\":",
        "\\\"action\\\":",
        "\\\"items\\\":[",
        "\\\"value\\\":",
        "\\\\u0000",
        "\\\\ud83d",
        "1e9",
        "-0.0",
        "null",
        "true"
    })
    @FuzzTest
    void saysWhatJacksonReads(byte[] bytes) {
        String text = AnyText.of(bytes);
        Object read = JsonReader.read(text);
        if (read != null) {
            isThe(read, jackson(text));
        }
        DecodedMessage decoded = DecodedMessage.parse(text);
        if (decoded != null) {
            JsonNode document = jackson(text);
            JsonNode context = document.path("context");
            assertThat(decoded.action())
                    .isNotEmpty()
                    .isEqualTo(context.path("action").textValue());
            assertThat(decoded.allowed())
                    .isEqualTo(document.path("allowed").asText().equals("true")
                            && document.path("allowed").isBoolean());
            assertThat(decoded.principal())
                    .isEqualTo(nullIfEmpty(context.path("principal").path("arn").textValue()));
            assertThat(decoded.resource())
                    .isEqualTo(nullIfEmpty(context.path("resource").textValue()));
            assertThat(decoded.statements())
                    .hasSizeLessThanOrEqualTo(100)
                    .isSubsetOf(textsOf(document.path("matchedStatements").path("items"), "statementId"));
            assertThat(decoded.conditions().keySet())
                    .isSubsetOf(textsOf(context.path("conditions").path("items"), "key"));
        }
    }

    private static String nullIfEmpty(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static Set<String> textsOf(JsonNode items, String name) {
        Set<String> texts = new HashSet<>();
        items.forEach(item -> texts.add(item.path(name).textValue()));
        return texts;
    }

    private static JsonNode jackson(String text) {
        try {
            return JACKSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("no JSON to Jackson", notJson);
        }
    }

    private static void isThe(Object read, JsonNode expected) {
        if (read instanceof Map<?, ?> map) {
            assertThat(expected.isObject()).isTrue();
            assertThat(map).hasSize(expected.size());
            map.forEach((name, value) -> isThe(value, expected.get((String) name)));
        } else if (read instanceof List<?> list) {
            assertThat(expected.isArray()).isTrue();
            assertThat(list).hasSize(expected.size());
            for (int i = 0; i < list.size(); i++) {
                isThe(list.get(i), expected.get(i));
            }
        } else if (read instanceof BigDecimal number) {
            assertThat(expected.decimalValue()).isEqualByComparingTo(number);
        } else if (read instanceof String string) {
            assertThat(expected.textValue()).isEqualTo(string);
        } else {
            assertThat(expected.isNull() ? null : (Object) expected.booleanValue())
                    .isEqualTo(read);
        }
    }
}

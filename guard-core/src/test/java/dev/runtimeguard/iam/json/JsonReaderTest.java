package dev.runtimeguard.iam.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The JSON reader")
class JsonReaderTest {

    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String CHARACTERS = "ab\"\\/\n\t\r\b\f\u0001\u00e9\u2028{}[]:,";

    private static Object read(String text) throws MalformedJsonException {
        int[] at = {0};
        return JsonReader.read(() -> at[0] < text.length() ? text.charAt(at[0]++) : -1);
    }

    @Test
    @DisplayName("reads what Jackson writes")
    void asJackson() throws Exception {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            Object value = any(random, 0);
            String compact = JACKSON.writeValueAsString(value);
            String pretty = JACKSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
            assertThat(read(compact)).as(compact).isEqualTo(value);
            assertThat(read(pretty)).as(pretty).isEqualTo(value);
        }
    }

    @Test
    @DisplayName("accepts no damaged text that Jackson rejects, and never fails in another way")
    void damaged() throws Exception {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text =
                    new StringBuilder(JACKSON.writeValueAsString(Collections.singletonList(any(random, 0))));
            text.setCharAt(random.nextInt(text.length()), "{}[]\",:\\x0e-. ".charAt(random.nextInt(14)));
            boolean accepted;
            try {
                read(text.toString());
                accepted = true;
            } catch (MalformedJsonException rejected) {
                accepted = false;
            }
            // The reader leaves what follows the value, so only the other way round does not hold.
            assertThat(accepted || !jacksonAccepts(text.toString()))
                    .as(text.toString())
                    .isTrue();
        }
    }

    private static boolean jacksonAccepts(String text) {
        try {
            JACKSON.readTree(text);
            return true;
        } catch (JsonProcessingException rejected) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\"",
                "{\"a\":}",
                "{\"a\":1,}",
                "[1,]",
                "01",
                "1.",
                "+1",
                "nul",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"a\nb\"",
                "{a:1}",
                "1e99999999999",
                "-"
            })
    @DisplayName("rejects what is no JSON")
    void rejects(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}\f", "{}\u2028", "[]x", "7", "\"a\"", "\"a\"x", "true"})
    @DisplayName("reads a text as a whole, which an object or a list is")
    void notTheWholeText(String text) {
        assertThat(JsonReader.read(" {\"a\":[]}\r\n\t ")).isEqualTo(Map.of("a", List.of()));
        assertThat(JsonReader.read(text)).isNull();
    }

    @Test
    @DisplayName("rejects nesting that would overflow the stack, and endless numbers")
    void limits() {
        assertThatThrownBy(() -> read("[".repeat(1_000_000))).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> read("{\"a\":".repeat(1_000_000))).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> read("1".repeat(1_000_000))).isInstanceOf(MalformedJsonException.class);
    }

    private static Object any(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 4 : 6)) {
            case 0 -> text(random);
            case 1 -> BigDecimal.valueOf(random.nextInt(2_000) - 1_000, random.nextInt(4) + 1);
            case 2 -> random.nextBoolean();
            case 3 -> null;
            case 4 -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(any(random, depth + 1));
                }
                yield list;
            }
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(text(random), any(random, depth + 1));
                }
                yield map;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }
}

package dev.runtimeguard.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runtimeguard.iam.lookalike.LookAlikes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DenialSignalTest {

    static List<JsonNode> denials() {
        return Lines.of("denials.jsonl");
    }

    static List<JsonNode> lookAlikes() {
        return Lines.of("look-alikes.jsonl");
    }

    @ParameterizedTest
    @MethodSource("denials")
    void aDenialIsOneWhateverItsStatus(JsonNode line) {
        for (int status : new int[] {400, 403}) {
            assertThat(DenialSignal.isDenial(
                            Calls.failed(status, Lines.text(line, "code"), Lines.text(line, "message"))))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("lookAlikes")
    void aLookAlikeIsNone(JsonNode line) {
        int status = line.get("status").asInt();
        String code = Lines.text(line, "code");
        String message = Lines.text(line, "message");

        // Some come under a denial's code; those are recognised before anything else.
        assertThat(LookAlikes.of("S3", "PutObject", status, code, message) != null
                        || !DenialSignal.isDenial(Calls.failed(status, code, message)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-,-", "-,''", "-,Forbidden", "403,Forbidden", "Forbidden,-", "-,null", "-,Access Denied", "'',' '"
            })
    void aForbiddenHeadHasNeitherCodeNorMessage(String code, String message) {
        assertThat(DenialSignal.isDenial(Calls.failed(403, code, message))).isTrue();
        assertThat(DenialSignal.isDenial(Calls.failed(404, code, message))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"403, true", "400, true", "401, true", "404, false", "304, false", "412, false", "503, false"})
    void anAnswerOfEverydayIsNotReadClosely(int status, boolean closely) {
        assertThat(DenialSignal.mayBeDenial(Calls.failed(status, "AnyCode", "any message")))
                .isEqualTo(closely);
    }

    @Test
    void codesAndWordsAreComparedInAnyCase() {
        assertThat(DenialSignal.isDenial(Calls.failed(400, "ACCESSDENIED", "x")))
                .isTrue();
        assertThat(DenialSignal.isDenial(Calls.failed(400, null, "User X Is Not Authorized To Perform: s3:Get")))
                .isTrue();
        assertThat(LookAlikes.of("S3", "GetObject", 403, "AccessDenied", "REQUEST HAS EXPIRED"))
                .isNotNull();
    }
}

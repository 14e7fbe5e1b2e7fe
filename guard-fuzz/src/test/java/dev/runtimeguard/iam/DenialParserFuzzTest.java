package dev.runtimeguard.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.runtimeguard.fuzz.AnyText;
import dev.runtimeguard.iam.lookalike.EncodedMessage;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The parser says nothing that the text does not say, and reads any name there is out of IAM's own wording. */
class DenialParserFuzzTest {

    private static final String PRINCIPAL = "arn:aws:sts::111122223333:assumed-role/orders-role/orders";
    private static final int LONGEST_KEY = 1024;

    static List<byte[]> messages() {
        Stream<String> said = Stream.of("denials.jsonl", "look-alikes.jsonl", "verdicts.jsonl")
                .flatMap(file -> Lines.of(file).stream())
                .map(line -> Lines.text(line, "message"))
                .filter(Objects::nonNull);
        // The longest seed bounds what the fuzzer begins with.
        Stream<String> longest = Stream.of("k".repeat(3000));
        return Stream.concat(said, longest).map(AnyText::bytes).toList();
    }

    @MethodSource("messages")
    @DictionaryEntries({
        "User: ",
        "not authorized to perform",
        "not authorized to perform: ",
        " on resource: ",
        " on resources: ",
        " because ",
        " because no ",
        " allows the ",
        " with an explicit deny in a ",
        " policy",
        ". Encoded authorization failure message: ",
        " (Service: ",
        " (Request ID",
        "\\\" because ",
        "arn:aws:s3:::b/k",
        "s3:GetObject",
        "anonymous",
        "no resource-based policies allow access"
    })
    @FuzzTest
    void saysWhatTheTextSays(byte[] bytes) {
        String text = AnyText.of(bytes);
        String said = DenialParser.collapsed(text);
        Denial denial = DenialParser.parse(text);

        for (String part : new String[] {denial.principal(), denial.action(), denial.resource(), denial.policyArn()}) {
            assertThat(part == null || said.contains(part)).as(part).isTrue();
        }
        if (denial.action() != null) {
            assertThat(denial.action()).matches("[A-Za-z0-9-]+:[A-Za-z0-9-]+");
        } else {
            assertThat(denial).isEqualTo(Denial.WITHOUT_DETAILS);
        }
        assertThat(denial.principal() == null
                        || denial.principal().equals(Denial.ANONYMOUS)
                        || denial.principal().startsWith("arn:"))
                .isTrue();
        assertThat(denial.policyArn() == null || denial.policyArn().startsWith("arn:"))
                .isTrue();
        assertThat(DenialParser.parse(said)).isEqualTo(denial);
        EncodedMessage encoded = EncodedMessage.in(text);
        if (encoded != null) {
            assertThat(text).contains(encoded.blob());
            assertThat(encoded.blob()).matches("[A-Za-z0-9_=-]{1,10240}");
        }
        readsTheKey(said.substring(0, Math.min(said.length(), LONGEST_KEY)));
    }

    private static void readsTheKey(String key) {
        Denial denial = DenialParser.parse("User: " + PRINCIPAL
                + " is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::b/" + key
                + "\" because no identity-based policy allows the s3:GetObject action");

        assertThat(denial)
                .isEqualTo(new Denial(
                        PRINCIPAL,
                        "s3:GetObject",
                        "arn:aws:s3:::b/" + key,
                        PolicyType.IDENTITY_BASED,
                        Denial.Effect.IMPLICIT,
                        null));
    }
}

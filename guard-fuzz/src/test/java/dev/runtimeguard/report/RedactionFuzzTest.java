package dev.runtimeguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.runtimeguard.RedactMode;
import dev.runtimeguard.fuzz.AnyText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever an ARN, a path or a URL stands, as {@code {0}} and so on in the input, its names and its account are gone. */
class RedactionFuzzTest {

    private static final List<String> PLANTED = List.of(
            "arn:aws:s3:::planted-b/planted-k",
            "arn:aws:sqs:eu-west-1:123456789012:planted-q",
            "arn:aws:iam::123456789012:role/path/planted-r",
            "/var/task/planted/planted.txt",
            "/planted",
            "https://planted.execute-api.eu-west-1.amazonaws.com/planted",
            "jdbc:postgresql://planted:5432/planted?password=planted");

    private static final Pattern PLACE = Pattern.compile("\\{([0-6])}");
    private static final String BEFORE = " \"'=(\n[{<";
    private static final String AFTER = " \"'),;\n]}>";

    static List<byte[]> texts() {
        return Stream.of(
                        "it {0} \"{1}\" ({2}), '{3}'; [{4}] <{5}> ={6}",
                        "{0}: {1}. {2}\n{3}",
                        "User: {2} is not authorized to perform: s3:GetObject on resource: \"{0}\"",
                        "file:{3} s3://{0} -Dx={4} a/b \\\"{5}\\\"")
                .map(AnyText::bytes)
                .toList();
    }

    @MethodSource("texts")
    @DictionaryEntries({
        "{0}",
        "{1}",
        "{2}",
        "{3}",
        "{4}",
        "{5}",
        "{6}",
        "arn:aws:",
        "://",
        "\\\"",
        ":::",
        "/tmp/",
        "@",
        "RESOURCE",
        "PATH"
    })
    @FuzzTest
    void isMasked(byte[] bytes) {
        // The fuzzer looks for what is compared, and puts it elsewhere.
        String around = AnyText.of(bytes);
        if (around.contains("planted")) {
            return;
        }
        String text = planted(around);

        String masked = Redaction.forLog(text, RedactMode.ALL);

        assertThat(masked).as(text).doesNotContain("planted");
        Report report = Report.builder(ReportCode.IAM_MISSING_PERMISSION, Confidence.CERTAIN, text)
                .missing(List.of(new Report.Missing("s3:GetObject", text)))
                .remedy(Remedy.Kind.CLI, text, text)
                .build();
        assertThat(Redaction.forLog(report, RedactMode.ALL).toJson()).as(text).doesNotContain("planted");
    }

    /** The text with what is planted in its places, set apart where the text does not do so. */
    private static String planted(String text) {
        StringBuilder planted = new StringBuilder();
        int end = 0;
        for (Matcher place = PLACE.matcher(text); place.find(); end = place.end()) {
            planted.append(text, end, place.start());
            boolean apart = planted.isEmpty() || BEFORE.indexOf(planted.charAt(planted.length() - 1)) >= 0;
            planted.append(apart ? "" : " ").append(PLANTED.get(place.group(1).charAt(0) - '0'));
            boolean ends = place.end() == text.length() || AFTER.indexOf(text.charAt(place.end())) >= 0;
            planted.append(ends ? "" : " ");
        }
        return planted.append(text, end, text.length()).toString();
    }
}

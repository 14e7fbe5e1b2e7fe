package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of flags in the README says what the code reads. */
class FlagsTableTest {

    private static final Path README = Path.of("../README.md");
    private static final Pattern ROW = Pattern.compile("\\| `(GUARD_\\w+)` \\|(.*?)\\|(.*?)\\|");
    private static final Pattern ALLOWED = Pattern.compile("allowed: (.*); using (.*)");
    private static final Pattern VALUE = Pattern.compile("`([^`]+)`");

    /** @param values the first column of values, default first; empty for a flag without a default to name */
    record Row(String flag, List<String> values) {}

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(README)) {
            Matcher row = ROW.matcher(line);
            if (row.find()) {
                List<String> values = new ArrayList<>();
                Matcher value = VALUE.matcher(row.group(2));
                while (value.find()) {
                    values.add(value.group(1));
                }
                rows.add(new Row(row.group(1), values));
            }
        }
        return rows;
    }

    static Stream<Row> choices() throws IOException {
        return rows().stream().filter(row -> row.values().size() > 1);
    }

    @Test
    void namesEveryFlagThatIsReadAndNoOther() throws IOException {
        Set<String> asked = new TreeSet<>();
        GuardConfig.fromEnvironment(new AbstractMap<>() {
            @Override
            public String get(Object key) {
                asked.add((String) key);
                return null;
            }

            @Override
            public Set<Map.Entry<String, String>> entrySet() {
                return Set.of();
            }
        });
        asked.removeIf(name -> !name.startsWith("GUARD_"));

        assertThat(rows().stream().map(Row::flag)).containsExactlyInAnyOrderElementsOf(asked);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void namesTheValuesAllowed(Row row) {
        for (String value : row.values()) {
            assertThat(GuardConfig.fromEnvironment(Map.of(row.flag(), value)).problems())
                    .as("%s=%s", row.flag(), value)
                    .noneMatch(problem -> problem.contains("allowed"));
        }
        String problem = GuardConfig.fromEnvironment(Map.of(row.flag(), "no-such-value"))
                .problems()
                .get(0);
        Matcher said = ALLOWED.matcher(problem);
        assertThat(said.find()).as(problem).isTrue();
        assertThat(said.group(1).split(", ", -1)).containsExactlyInAnyOrderElementsOf(row.values());
        assertThat(said.group(2)).as("the default first").isEqualTo(row.values().get(0));
    }
}

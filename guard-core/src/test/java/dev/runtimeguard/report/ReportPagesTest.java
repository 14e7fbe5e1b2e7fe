package dev.runtimeguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A report names the page that explains its code: each page is there, is listed, and says what a reader comes for. */
class ReportPagesTest {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
    private static final Path PAGES = REPOSITORY.resolve("docs/reports");
    private static final String LIST = "README.md";

    @ParameterizedTest
    @EnumSource
    void everyCodeHasItsPageInTheList(ReportCode code) throws IOException {
        Report report = Report.builder(code, Confidence.CERTAIN, "x").build();

        assertThat(REPOSITORY.resolve(report.more())).content().startsWith("# " + code.id() + "\n");
        assertThat(PAGES.resolve(LIST)).content().contains("[" + code.id() + "](" + code.id() + ".md)");
    }

    @ParameterizedTest
    @EnumSource
    void everyPageSaysWhyShowsAnExampleCuresAndSilences(ReportCode code) throws IOException {
        List<String> sections = sections(Files.readString(PAGES.resolve(code.id() + ".md")));

        assertThat(sections.get(0).lines().skip(1)).as("why").anyMatch(line -> line.length() > 40);
        String example = section("Example", sections);
        assertThat(example.split("```", -1)).as("a block of code").hasSizeGreaterThanOrEqualTo(3);
        assertThat(example.split("```", -1)[1])
                .containsAnyOf("\"code\":\"" + code.id() + "\"", "[Runtime Guard: " + code.id() + "]");
        assertThat(section("Fix", sections)).hasSizeGreaterThan(40);
        assertThat(section("Silence", sections)).contains("`GUARD_");
    }

    @Test
    void noPageIsOfACodeThatThereIsNot() throws IOException {
        List<String> codes = Stream.of(ReportCode.values()).map(ReportCode::id).toList();
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString().replaceAll("\\.md$", ""))
                            .filter(name -> !name.equals("README")))
                    .containsExactlyInAnyOrderElementsOf(codes);
        }
    }

    /** What comes before the first heading of the second level, then a text for each. */
    private static List<String> sections(String page) {
        return List.of(page.split("\n## ", -1));
    }

    private static String section(String title, List<String> sections) {
        return sections.stream()
                .filter(section -> section.startsWith(title + "\n"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no section " + title));
    }
}

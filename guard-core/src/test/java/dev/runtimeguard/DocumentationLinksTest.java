package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages refer to files and headings that are there. */
class DocumentationLinksTest {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("^ *```.*?^ *```", Pattern.MULTILINE | Pattern.DOTALL);

    static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(REPOSITORY);
                Stream<Path> docs = Files.walk(REPOSITORY.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadSomewhere(Path page) throws IOException {
        assertThat(dead(page)).isEmpty();
    }

    @Test
    void leadToEveryPage() throws IOException {
        Set<Path> linked = new HashSet<>();
        for (Path page : pages()) {
            for (String link : links(page)) {
                linked.add(page.resolveSibling(link.replaceFirst("#.*", "")).normalize());
            }
        }

        assertThat(linked)
                .containsAll(pages().stream()
                        .filter(page -> !page.equals(REPOSITORY.resolve("README.md")))
                        .toList());
    }

    @Test
    void thatLeadNowhereAreFound(@TempDir Path directory) throws IOException {
        Path page = Files.writeString(
                directory.resolve("page.md"),
                "# A page: of `Some`\n[a](gone.md) [b](page.md#a-page-of-some) [c](#no-heading) [d](page.md)"
                        + " [e](https://example.com/gone)\n```\n[f](in-code.md)\n```\n");

        assertThat(dead(page)).containsExactly("gone.md", "#no-heading");
    }

    private static List<String> dead(Path page) throws IOException {
        List<String> dead = new ArrayList<>();
        for (String link : links(page)) {
            int hash = link.indexOf('#');
            String file = hash < 0 ? link : link.substring(0, hash);
            Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
            boolean there = Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
            if (!there) {
                dead.add(link);
            }
        }
        return dead;
    }

    /** Those to files of the repository. */
    private static List<String> links(Path page) throws IOException {
        Matcher link = LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""));
        List<String> links = new ArrayList<>();
        while (link.find()) {
            if (!link.group(1).contains("://")) {
                links.add(link.group(1));
            }
        }
        return links;
    }

    /** As GitHub makes them of headings: lower case, blanks as hyphens, neither punctuation nor marks. */
    private static Set<String> anchors(Path page) throws IOException {
        return HEADING.matcher(CODE.matcher(Files.readString(page)).replaceAll(""))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}

package dev.runtimeguard.iam.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.RequiredPermission;
import dev.runtimeguard.iam.catalog.GeneratedCatalog.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Holds for the whole catalog, service by service. */
class GeneratedCatalogDataTest {

    private static final ArnContext CONTEXT = new ArnContext("aws", "eu-west-1", "123456789012");

    private final GeneratedCatalog catalog = new GeneratedCatalog();

    @Test
    void everyActionExists() throws IOException {
        Set<String> existing = pinnedActions();
        List<String> invented = new ArrayList<>();
        for (String service : catalog.services()) {
            CatalogSection section = CatalogSection.of(service);
            for (String operation : section.operations()) {
                for (CatalogNeed need : section.find(operation).needs()) {
                    if (!existing.contains(need.action())) {
                        invented.add(service + '.' + operation + " -> " + need.action());
                    }
                }
            }
        }
        assertThat(invented).isEmpty();
        assertThat(existing).hasSizeGreaterThan(22_000);
    }

    @Test
    void coversAllServicesAndOperations() {
        int operations = 0;
        int withoutAction = 0;
        for (String service : catalog.services()) {
            CatalogSection section = CatalogSection.of(service);
            for (String operation : section.operations()) {
                operations++;
                withoutAction += section.find(operation).status() == Status.ACTION_UNKNOWN ? 1 : 0;
            }
        }
        assertThat(catalog.services()).hasSizeGreaterThanOrEqualTo(445).contains("iotevents", "evidently");
        assertThat(operations).isGreaterThanOrEqualTo(19_482);
        assertThat(withoutAction).isLessThan(300);
    }

    @Test
    void everyEmptyRequestGetsAWellFormedAnswer() {
        for (String service : catalog.services()) {
            CatalogSection section = CatalogSection.of(service);
            for (String operation : section.operations()) {
                GeneratedCatalog.Answer answer =
                        GeneratedCatalog.lookup(section, operation, RequestFields.NONE, CONTEXT);
                for (RequiredPermission permission : answer.permissions()) {
                    assertThat(permission.resource())
                            .as(service + '.' + operation)
                            .matches("\\*|arn:aws:[a-z0-9-]+:([a-z0-9-]*|\\*):([a-z0-9]*|\\*):[^{}$+]+");
                }
            }
        }
    }

    @Test
    void anyTextInARequestIsSurvived() {
        RequestFields odd = name -> name.length() % 3 == 0
                ? "arn:aws:x"
                : name.length() % 3 == 1 ? List.of("http://", "a/b:c", Map.of("x", "y")) : ":";
        for (String service : catalog.services()) {
            CatalogSection section = CatalogSection.of(service);
            for (String operation : section.operations()) {
                GeneratedCatalog.lookup(section, operation, odd, CONTEXT);
            }
        }
    }

    @Test
    void staysSmallInTheJar() throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            for (char first : firstCharacters()) {
                zip.putNextEntry(new ZipEntry(fileOf(first)));
                zip.write(resource(fileOf(first)));
                zip.closeEntry();
            }
        }
        assertThat(jar.size()).isLessThan(200 * 1024);
    }

    @Test
    void everySectionIsFoundAsItsFileHasIt() throws IOException {
        List<String> found = new ArrayList<>();
        for (char first : firstCharacters()) {
            String file = new String(resource(fileOf(first)), StandardCharsets.UTF_8);
            for (String section : file.split("(?m)^(?=#)", -1)) {
                String key = section.split(" ", -1)[1];
                assertThat(CatalogFile.section(key)).as(key).isEqualTo(section);
                found.add(key);
            }
        }
        assertThat(found).isSorted().containsExactlyElementsOf(catalog.services());
    }

    private SortedSet<Character> firstCharacters() {
        SortedSet<Character> characters = new TreeSet<>();
        catalog.services().forEach(service -> characters.add(service.charAt(0)));
        return characters;
    }

    private static String fileOf(char first) {
        return "/dev/runtimeguard/iam/catalog/" + first + ".txt";
    }

    private static Set<String> pinnedActions() throws IOException {
        Set<String> actions = new HashSet<>();
        new String(resource("/dev/runtimeguard/iam/actions.txt"), StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> {
                    String[] words = line.split(" ", -1);
                    Arrays.stream(words).skip(1).forEach(name -> actions.add(words[0] + ':' + name));
                });
        return actions;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = GeneratedCatalogDataTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}

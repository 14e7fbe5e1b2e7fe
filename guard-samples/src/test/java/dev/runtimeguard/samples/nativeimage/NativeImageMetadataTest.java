package dev.runtimeguard.samples.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Not a run of native-image, which this build has not: that what its metadata names is there, and nothing is left out. */
class NativeImageMetadataTest {

    private static final ClassLoader LOADER = NativeImageMetadataTest.class.getClassLoader();

    @ParameterizedTest
    @ValueSource(strings = {"guard-core", "guard-s3", "guard-fs"})
    void namesMembersThatAreThere(String module) throws Exception {
        for (Metadata.Member member : Metadata.of(module).members()) {
            assertThat(signatures(Class.forName(member.className(), false, LOADER), member.name()))
                    .as(member.toString())
                    .contains(member.parameterTypes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"guard-core", "guard-s3", "guard-fs"})
    void dependsOnClassesThatAreThere(String module) throws Exception {
        for (String name : Metadata.of(module).conditions()) {
            assertThat(Class.forName(name, false, LOADER)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"guard-core", "guard-s3", "guard-fs"})
    void takesEveryResourceOfTheModuleAlong(String module) throws IOException {
        List<String> patterns = Metadata.of(module).resourcePatterns();
        assertThat(resources(module)).isNotEmpty().allSatisfy(name -> assertThat(patterns)
                .anyMatch(name::matches));
    }

    @ParameterizedTest
    @ValueSource(strings = {"guard-core", "guard-s3", "guard-fs"})
    void namesResourcesThatAreThere(String module) throws IOException {
        List<String> resources = resources(module);
        assertThat(Metadata.of(module).resourcePatterns())
                .allMatch(pattern -> resources.stream().anyMatch(name -> name.matches(pattern))
                        || LOADER.getResource(literal(pattern)) != null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"guard-core", "guard-s3", "guard-fs"})
    void canMakeWhateverAResourceNames(String module) throws IOException {
        List<String> providers = new ArrayList<>();
        for (String resource : resources(module)) {
            if (resource.startsWith("META-INF/services/") || resource.endsWith("/execution.interceptors")) {
                providers.addAll(Files.readAllLines(root(module).resolve(resource)));
            }
        }
        assertThat(Metadata.of(module).members())
                .filteredOn(member -> member.name().equals("<init>"))
                .extracting(Metadata.Member::className)
                .containsAll(providers);
    }

    private static List<List<String>> signatures(Class<?> type, String name) {
        Stream<? extends Executable> members = name.equals("<init>")
                ? Stream.of(type.getDeclaredConstructors())
                : Stream.of(type.getDeclaredMethods())
                        .filter(method -> method.getName().equals(name));
        return members.map(member -> Stream.of(member.getParameterTypes())
                        .map(Class::getName)
                        .toList())
                .toList();
    }

    /** What the module has besides classes, but for what native-image itself reads and what is for people. */
    private static List<String> resources(String module) throws IOException {
        Path root = root(module);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> !name.startsWith("META-INF/native-image/") && !name.equals("META-INF/NOTICE"))
                    .toList();
        }
    }

    private static Path root(String module) {
        return Path.of("").toAbsolutePath().resolveSibling(module).resolve("src/main/resources");
    }

    private static String literal(String pattern) {
        return pattern.replace("\\Q", "").replace("\\E", "");
    }
}

package dev.runtimeguard.libraries.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.libraries.AgentJar;
import dev.runtimeguard.libraries.DependencyTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With nothing written outside the writable places, commons-io's tests see no difference. */
class CommonsIoSuiteTest {

    private static final List<String> ARTIFACTS = List.of(
            "commons-io:commons-io",
            "org.junit.platform:junit-platform-console",
            "org.junit.jupiter:junit-jupiter",
            "org.junit-pioneer:junit-pioneer",
            "org.mockito:mockito-core",
            "com.google.jimfs:jimfs",
            "org.apache.commons:commons-lang3",
            "commons-codec:commons-codec");
    private static final int MANY = 1000;
    private static final Map<String, String> OFF = Map.of("GUARD_FS", "off");

    @TempDir
    private static Path directory;

    private static CommonsIoSuite suite;

    /** Runs next to the others: its tests wait more than they work. */
    private static CompletableFuture<SuiteResults> plain;

    @BeforeAll
    static void runWithoutTheAgent() throws IOException {
        DependencyTree tree = DependencyTree.read(Path.of("target/dependency-tree.txt"));
        suite = new CommonsIoSuite(DependencyTree.jars(tree.closure(ARTIFACTS), DependencyTree.classPath()));
        plain = CompletableFuture.supplyAsync(() -> run("plain", List.of(), OFF));
    }

    @Test
    void mostTestsPassWithoutTheAgent() {
        assertThat(plain.join().count("passed")).isGreaterThan(MANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "redirect"})
    void everyTestEndsAsItDoesWithoutTheAgent(String mode) throws Exception {
        Path agent = AgentJar.find();
        assumeTrue(AgentJar.isAgent(agent), "guard-fs is no agent yet");
        Path overlay = directory.resolve(mode + "-overlay");
        List<String> options = List.of("-javaagent:" + agent.toAbsolutePath());
        Map<String, String> flags = Map.of("GUARD_FS", mode, "GUARD_FS_OVERLAY_DIR", overlay.toString());

        SuiteResults guarded = run(mode, options, flags);
        Map<String, String> differences = plain.join().differences(guarded);
        if (!differences.isEmpty()) {
            // Some tests wait for threads, and not long on a busy machine; what the agent breaks it breaks twice.
            SuiteResults again = run(mode + "-again", options, flags);
            differences
                    .keySet()
                    .retainAll(run(mode + "-plain", List.of(), OFF)
                            .differences(again)
                            .keySet());
        }

        assertThat(differences).isEmpty();
        assertThat(filesIn(overlay.resolve("upper"))).isEmpty();
    }

    private static SuiteResults run(String name, List<String> options, Map<String, String> environment) {
        try {
            return suite.run(directory.resolve(name), options, environment);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> filesIn(Path directory) throws Exception {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

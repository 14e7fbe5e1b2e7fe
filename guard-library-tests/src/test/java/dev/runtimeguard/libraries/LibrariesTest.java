package dev.runtimeguard.libraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LambdaClassPath;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import dev.runtimeguard.samples.local.SandboxMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The libraries of docs/libraries.md, each in a function of its own on Lambda's file system. The profile {@code fuzz} runs
 * all of them, an ordinary build as many as fit into it.
 */
class LibrariesTest {

    private static final Path PAGE = Path.of("../docs/libraries.md");
    private static final int LEAST_RESCUED = 20;
    private static final boolean ALL = Integer.getInteger("fuzz.rounds", 0) > 100_000;

    private static List<Path> classPath;
    private static DependencyTree tree;

    @TempDir
    private Path layer;

    @BeforeAll
    static void readWhatMavenResolved() throws IOException {
        classPath = DependencyTree.classPath();
        tree = DependencyTree.read(Path.of("target/dependency-tree.txt"));
    }

    static List<Library> libraries() throws IOException {
        String only = System.getProperty("libraries", "");
        List<Library> usable = Library.readAll(PAGE).stream()
                .filter(library -> Runtime.version().feature() <= library.newestJdk())
                .filter(library -> only.isEmpty() || List.of(only.split(",")).contains(library.name()))
                .toList();
        return ALL || !only.isEmpty()
                ? usable
                : usable.stream()
                        .filter(Library::rescued)
                        .limit(LEAST_RESCUED + 1)
                        .toList();
    }

    @Test
    void atLeastTwentyNeedTheGuard() throws IOException {
        assertThat(Library.readAll(PAGE)).filteredOn(Library::rescued).hasSizeGreaterThanOrEqualTo(LEAST_RESCUED);
    }

    @Test
    void thePageHasTheVersionsThatRun() throws IOException {
        Set<String> jars =
                classPath.stream().map(jar -> jar.getParent().toString()).collect(Collectors.toSet());
        for (Library library : Library.readAll(PAGE)) {
            for (String coordinates : library.coordinates()) {
                String[] parts = coordinates.split(":", -1);
                String folder = "/" + String.join("/", parts[0].replace('.', '/'), parts[1], parts[2]);
                assertThat(jars).as(coordinates).anyMatch(jar -> jar.endsWith(folder));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void fareWithoutTheGuardAsThePageSays(Library library) throws Exception {
        assertThat(answer(library, function(library))).contains(library.bare());
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void fareRedirectedAsThePageSays(Library library) throws Exception {
        Path agent = AgentJar.find();
        assumeTrue(AgentJar.isAgent(agent), "guard-fs is no agent yet");
        Files.copy(agent, layer.resolve("guard-fs.jar"));
        LocalLambdaBuilder function = function(library)
                .layers(layer)
                .environment("JAVA_TOOL_OPTIONS", "-javaagent:/opt/guard-fs.jar")
                .environment("GUARD_FS", "redirect");
        assertThat(answer(library, function)).contains(library.redirected());
    }

    private static LocalLambdaBuilder function(Library library) {
        LambdaClassPath own = LambdaClassPath.ofThisProcess();
        List<Path> jars = new ArrayList<>();
        jars.add(Path.of("target/test-classes").toAbsolutePath());
        jars.addAll(DependencyTree.jars(tree.closure(library.artifacts()), classPath));
        assertThat(jars).hasSizeGreaterThan(library.coordinates().size());
        return LocalLambda.builder(LibraryHandler.class.getName())
                .classPath(new LambdaClassPath(own.runtime(), jars))
                .sandbox(SandboxMode.REQUIRED)
                .timeout(Duration.ofMinutes(2))
                .memoryMegabytes(1024);
    }

    private static String answer(Library library, LocalLambdaBuilder function) throws Exception {
        try (LocalLambda lambda = function.start()) {
            InvocationResult result = lambda.invoke('"' + library.caseClass() + '"');
            if (System.getProperty("libraries") != null) {
                System.out.println("[" + library + "] " + result);
            }
            return result.succeeded() ? result.payloadText() : result.toString();
        }
    }
}

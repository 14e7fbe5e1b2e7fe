package dev.runtimeguard.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.InvocationResult.Outcome;
import dev.runtimeguard.samples.local.LambdaClassPath;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quarkus's own Lambda handler in the package that its build made, as it is and behind the guard's entry point. */
class QuarkusTest {

    private static final String HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    private static final List<String> EVENTS = List.of("{\"name\":\"Ada\"}", "{}");

    @TempDir
    Path taskRoot;

    @Test
    void runsGuardedWithoutAChangeToTheCode() throws Exception {
        unzip(Path.of("target/function.zip"), taskRoot);
        List<InvocationResult> unguarded = answers(function(HANDLER));
        List<InvocationResult> guarded =
                answers(function("dev.runtimeguard.GuardedEntryPoint").environment("GUARD_HANDLER", HANDLER));

        assertThat(guarded.get(0).payloadText()).isEqualTo("{\"greeting\":\"hello Ada\"}");
        assertThat(guarded.get(1).payloadText()).contains("no name");
        for (int i = 0; i < EVENTS.size(); i++) {
            assertThat(guarded.get(i).outcome())
                    .as(guarded.get(i).log())
                    .isEqualTo(unguarded.get(i).outcome());
            assertThat(guarded.get(i).payload()).isEqualTo(unguarded.get(i).payload());
        }
        assertThat(guarded.get(1).outcome()).isEqualTo(Outcome.FUNCTION_ERROR);
    }

    private static List<InvocationResult> answers(LocalLambdaBuilder function) throws Exception {
        List<InvocationResult> answers = new ArrayList<>();
        try (LocalLambda lambda = function.start()) {
            for (String event : EVENTS) {
                answers.add(lambda.invoke(event));
            }
        }
        return answers;
    }

    private LocalLambdaBuilder function(String handler) {
        List<Path> runtime = LambdaClassPath.ofThisProcess().runtime();
        return LocalLambda.builder(handler)
                .classPath(new LambdaClassPath(runtime, List.of()))
                .taskOverlay(taskRoot)
                .memoryMegabytes(1024)
                .initTimeout(Duration.ofMinutes(2))
                .timeout(Duration.ofMinutes(1));
    }

    private static void unzip(Path zip, Path directory) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            file.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> copy(file, entry, directory));
        }
    }

    private static void copy(ZipFile file, ZipEntry entry, Path directory) {
        Path target = directory.resolve(entry.getName()).normalize();
        assertThat(target.startsWith(directory)).as(entry.getName()).isTrue();
        try (InputStream in = file.getInputStream(entry)) {
            Files.createDirectories(target.getParent());
            Files.copy(in, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

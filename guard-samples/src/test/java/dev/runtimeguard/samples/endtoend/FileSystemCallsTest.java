package dev.runtimeguard.samples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.runtimeguard.GuardedHandler;
import dev.runtimeguard.fs.FileGuard;
import dev.runtimeguard.samples.local.FunctionJars;
import dev.runtimeguard.samples.local.LambdaClassPath;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.SandboxMode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the guard asks of the file system when an invocation succeeds, counted by strace under the real runtime interface
 * client: what it reads at its init, and in a warm invocation as much every time, whatever the function does.
 */
class FileSystemCallsTest {

    private static final Path STRACE = Path.of("/usr/bin/strace");

    /** No file of any machine; to ask whether it is there marks an invocation in the trace. */
    private static final String MARK = "/invocation-of-the-test-";

    private static final int WARM = 10;
    private static final int COUNTED = 10;

    /** What may be read at init of all modules: the directories of their archives, and some 30 classes. */
    private static final long MOST_BYTES_AT_INIT = 150_000;

    @TempDir
    Path directory;

    /** Asks for a file. */
    public static final class Bare implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String event, Context context) {
            return "there: " + new File(MARK + event).exists();
        }
    }

    /** The same behind the guard. */
    public static final class Guarded extends GuardedHandler<String, String> {
        @Override
        protected String handle(String event, Context context) {
            return "there: " + new File(MARK + event).exists();
        }
    }

    @Test
    void ofTheFunctionAloneNone() throws Exception {
        assertThat(warm(trace(Bare.class, Map.of()))).isEmpty();
    }

    @Test
    void ofTheGuardTwoLooksAtTheEphemeralStorage() throws Exception {
        List<Trace.Call> calls = trace(Guarded.class, Map.of());

        assertThat(warm(calls)).isEqualTo(Map.of("statfs /tmp", 2 * COUNTED));
        assertThat(bytesOfTheGuardBefore(MARK + 0, calls)).isBetween(1L, MOST_BYTES_AT_INIT);
        assertThat(warm(trace(Guarded.class, Map.of("GUARD_TMP", "off")))).isEmpty();
    }

    @Test
    void ofTheAgentNoneBesides() throws Exception {
        Map<String, String> agent = Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + agentJar(), "GUARD_FS", "redirect");

        assertThat(warm(trace(Guarded.class, agent))).isEqualTo(Map.of("statfs /tmp", 2 * COUNTED));
    }

    /** The calls of some invocations, each of which asks for a file that marks it. */
    private List<Trace.Call> trace(Class<?> handler, Map<String, String> environment) throws Exception {
        assumeTrue(Files.isExecutable(STRACE), STRACE + " is there");
        Path trace = directory.resolve("trace");
        Path wrapper = Files.writeString(
                directory.resolve("wrapper"),
                "#!/bin/sh\nexec " + STRACE + " -f -y -s 0 --seccomp-bpf -e trace=%file,statfs,read,pread64 -o " + trace
                        + " \"$@\"\n");
        wrapper.toFile().setExecutable(true);
        try (LocalLambda lambda = LocalLambda.builder(handler.getName())
                .classPath(FunctionJars.withoutSdk())
                .sandbox(SandboxMode.OFF)
                .environment(environment)
                .environment("AWS_LAMBDA_EXEC_WRAPPER", wrapper.toString())
                .start()) {
            for (int i = 0; i <= WARM + COUNTED; i++) {
                assertThat(lambda.invoke("\"" + i + "\"").payloadText()).isEqualTo("\"there: false\"");
            }
        }
        return Trace.of(trace);
    }

    /** The calls on files during the invocations after the first ones, but for the function's own. */
    private static Map<String, Integer> warm(List<Trace.Call> calls) {
        int from = indexOf(MARK + WARM, calls);
        int to = indexOf(MARK + (WARM + COUNTED), calls);
        assertThat(to).isGreaterThan(from);
        Map<String, Integer> counts = new TreeMap<>();
        for (Trace.Call call : calls.subList(from, to)) {
            // The JVM looks at its container's limits now and then; what the client reads is no file.
            if (call.path().matches("/(?!proc/|sys/).*") && !call.path().startsWith(MARK)) {
                counts.merge(call.name() + ' ' + call.path().replaceFirst("^.*/image/tmp$", "/tmp"), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static long bytesOfTheGuardBefore(String mark, List<Trace.Call> calls) {
        return calls.subList(0, indexOf(mark, calls)).stream()
                .filter(call -> call.reads() && call.path().matches(".*/guard-(core|fs|s3)[-/].*"))
                .mapToLong(Trace.Call::result)
                .sum();
    }

    private static int indexOf(String path, List<Trace.Call> calls) {
        List<String> paths = calls.stream().map(Trace.Call::path).toList();
        assertThat(paths).contains(path);
        return paths.indexOf(path);
    }

    private static String agentJar() {
        Path jar = LambdaClassPath.entryOf(FileGuard.class);
        assumeTrue(Files.isRegularFile(jar), "guard-fs is packaged");
        return jar.toString();
    }
}

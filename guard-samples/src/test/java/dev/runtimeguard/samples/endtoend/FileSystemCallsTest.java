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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the guard asks of the file system in a warm invocation that succeeds, counted by strace under the real runtime
 * interface client: as much in every invocation, whatever the function does.
 */
class FileSystemCallsTest {

    private static final Path STRACE = Path.of("/usr/bin/strace");

    /** No file of any machine; to ask whether it is there marks an invocation in the trace. */
    private static final String MARK = "/invocation-of-the-test-";

    private static final int WARM = 10;
    private static final int COUNTED = 10;

    private static final Pattern CALL = Pattern.compile("^(?:\\d+ +)?(\\w+)\\((?:AT_FDCWD, )?\"([^\"]*)\"");

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
        assertThat(calls(Bare.class, Map.of())).isEmpty();
    }

    @Test
    void ofTheGuardTwoLooksAtTheEphemeralStorage() throws Exception {
        assertThat(calls(Guarded.class, Map.of())).isEqualTo(Map.of("statfs /tmp", 2 * COUNTED));
        assertThat(calls(Guarded.class, Map.of("GUARD_TMP", "off"))).isEmpty();
    }

    @Test
    void ofTheAgentNoneBesides() throws Exception {
        Map<String, String> agent = Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + agentJar(), "GUARD_FS", "redirect");

        assertThat(calls(Guarded.class, agent)).isEqualTo(Map.of("statfs /tmp", 2 * COUNTED));
    }

    /** The calls on files during the invocations after the first ones, but for the function's own. */
    private Map<String, Integer> calls(Class<?> handler, Map<String, String> environment) throws Exception {
        assumeTrue(Files.isExecutable(STRACE), STRACE + " is there");
        Path trace = directory.resolve("trace");
        Path wrapper = Files.writeString(
                directory.resolve("wrapper"),
                "#!/bin/sh\nexec " + STRACE + " -f --seccomp-bpf -e trace=%file,statfs -o " + trace + " \"$@\"\n");
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
        return counted(trace);
    }

    private static Map<String, Integer> counted(Path trace) throws IOException {
        List<String> calls = new ArrayList<>();
        for (String line : Files.readAllLines(trace)) {
            Matcher call = CALL.matcher(line);
            // The JVM looks at its container's limits now and then.
            if (call.find() && !call.group(2).matches("/(proc|sys)/.*")) {
                String path = call.group(2).replaceFirst("^.*/image/tmp$", "/tmp");
                calls.add(path.startsWith(MARK) ? path : call.group(1) + ' ' + path);
            }
        }
        int from = calls.indexOf(MARK + WARM);
        int to = calls.indexOf(MARK + (WARM + COUNTED));
        assertThat(from).as("the traced invocations in %s", calls).isPositive();
        assertThat(to).isGreaterThan(from);
        Map<String, Integer> counts = new TreeMap<>();
        for (String call : calls.subList(from, to)) {
            if (!call.startsWith(MARK)) {
                counts.merge(call, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static String agentJar() {
        Path jar = LambdaClassPath.entryOf(FileGuard.class);
        assumeTrue(Files.isRegularFile(jar), "guard-fs is packaged");
        return jar.toString();
    }
}

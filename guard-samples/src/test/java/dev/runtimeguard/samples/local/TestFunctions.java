package dev.runtimeguard.samples.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What the tests of the local Lambda share. */
final class TestFunctions {

    private TestFunctions() {}

    /** A function whose package is the test classes and nothing else. */
    static LocalLambdaBuilder function(Class<?> handler) {
        return function(handler.getName());
    }

    static LocalLambdaBuilder function(String handler) {
        return LocalLambda.builder(handler).classPath(classPath());
    }

    static LambdaClassPath classPath() {
        return new LambdaClassPath(LambdaClassPath.ofThisProcess().runtime(), List.of(testClasses()));
    }

    static Path testClasses() {
        return LambdaClassPath.entryOf(TestFunctions.class);
    }

    /** Aborts the test where the kernel allows no namespaces; a sandbox that fails for another reason fails it. */
    static void assumeSandbox() throws Exception {
        SandboxSupport support = SandboxSupport.ofThisMachine();
        if (!support.available()) {
            assertThat(succeeds("unshare", "--mount", "--pid", "--fork", "true"))
                    .as(support.reason())
                    .isFalse();
            assertThat(succeeds("unshare", "--user", "--map-root-user", "--mount", "--pid", "--fork", "true"))
                    .as(support.reason())
                    .isFalse();
            abort("No sandbox here: " + support.reason());
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    static Properties inspected(InvocationResult result) {
        Properties found = new Properties();
        try {
            found.load(new StringReader(result.payloadText()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    /** Returns a JDK of a feature version, from JAVA_HOME_n or /usr/lib/jvm; aborts the test when there is none. */
    static Path jdk(int feature) throws IOException {
        List<Path> candidates = new ArrayList<>();
        String configured = System.getenv("JAVA_HOME_" + feature);
        if (configured != null) {
            candidates.add(Path.of(configured));
        }
        candidates.add(Path.of(System.getProperty("java.home")));
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (DirectoryStream<Path> homes = Files.newDirectoryStream(installed)) {
                homes.forEach(candidates::add);
            }
        }
        for (Path home : candidates) {
            if (Files.isExecutable(home.resolve("bin/java")) && feature(home) == feature) {
                return home;
            }
        }
        return abort("No JDK " + feature + " on this machine");
    }

    private static int feature(Path home) throws IOException {
        Path file = home.resolve("release");
        if (!Files.exists(file)) {
            return 0;
        }
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            release.load(in);
        }
        return Runtime.Version.parse(release.getProperty("JAVA_VERSION").replace("\"", ""))
                .feature();
    }
}

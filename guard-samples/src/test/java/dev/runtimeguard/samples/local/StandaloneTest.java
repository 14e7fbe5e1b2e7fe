package dev.runtimeguard.samples.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The local Lambda in a JVM of its own: as another user, without a sandbox, and at the end of the JVM. */
@Timeout(60)
class StandaloneTest {

    private static final String SOMEBODY = "65534";

    private Path directory;
    private Path temporary;

    @BeforeEach
    void copyClassPathToWhereAnyUserCanRead() throws IOException {
        directory = Files.createTempDirectory("it's \"here\" ");
        FileTrees.setMode(directory, 0755);
        temporary = Files.createDirectory(directory.resolve("$tmp"));
        FileTrees.setMode(temporary, 01777);
        Path classes = Path.of(LocalLambda.class
                .getResource("/dev/runtimeguard/samples/local/LocalLambda.class")
                .getPath());
        FileTrees.copy(classes.resolve("../../../../..").normalize(), directory.resolve("main"), FileTrees::replace);
        FileTrees.copy(TestFunctions.testClasses(), directory.resolve("test"), FileTrees::replace);
        for (Path jar : LambdaClassPath.ofThisProcess().runtime()) {
            Files.copy(jar, directory.resolve(jar.getFileName()));
        }
    }

    @AfterEach
    void delete() throws IOException {
        FileTrees.delete(directory);
    }

    @Test
    void leavesNothingWhenTheJvmEndsWithoutAClose() throws Exception {
        TestFunctions.assumeSandbox();
        assertCleanedUp(run(List.of()));
    }

    @Test
    void leavesNoProcessWhenTheJvmIsKilled() throws Exception {
        TestFunctions.assumeSandbox();
        assertThat(run(List.of(), 137, "die")).containsEntry("sandboxed", "true");
        assertNoProcess();
    }

    @Test
    void sandboxesForAnOrdinaryUserToo() throws Exception {
        assumeTrue(isRoot(), "the other tests run as an ordinary user already");
        TestFunctions.assumeSandbox();
        Properties seen = run(List.of("setpriv", "--reuid", SOMEBODY, "--regid", SOMEBODY, "--clear-groups", "--"));
        assumeTrue(seen.getProperty("first.sandboxed").equals("true"), "user namespaces are not allowed here");
        assertThat(seen)
                .containsEntry("first.uid", "993")
                .containsEntry("first.user.home", "/home/sbx_user1051")
                .containsEntry("first.tmp.total", Integer.toString(64 << 20))
                .containsEntry("first.secret", "java.nio.file.AccessDeniedException: secret.properties")
                .containsEntry(
                        "first.write./var/task/x",
                        "java.io.FileNotFoundException: /var/task/x (Read-only file system)");
        assertCleanedUp(seen);
    }

    @Test
    void saysOnceThatThereIsNoSandboxAndRunsWithout() throws Exception {
        Properties seen = run(List.of("env", "-i", "PATH=/nowhere"));
        assertThat(seen)
                .containsEntry("first.sandboxed", "false")
                .containsEntry("second.sandboxed", "false")
                .containsEntry("first.loader", "CustomerClassLoader")
                .containsEntry("first.user.dir", seen.getProperty("first.directory") + "/image/var/task")
                .containsEntry("first.env.LAMBDA_TASK_ROOT", seen.getProperty("first.directory") + "/image/var/task");
        assertThat(seen.getProperty("stderr"))
                .containsOnlyOnce("Local Lambda: no sandbox on this machine")
                .contains("unshare");
        assertCleanedUp(seen);
    }

    private void assertCleanedUp(Properties seen) throws Exception {
        assertThat(seen).containsEntry("first.outcome", "SUCCESS").containsEntry("second.outcome", "SUCCESS");
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(path -> path.toString().contains("local-lambda")))
                    .isEmpty();
        }
        assertNoProcess();
        assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain("local-lambda");
    }

    private void assertNoProcess() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!processes().isEmpty() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(processes()).isEmpty();
    }

    private List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(temporary.toString()))
                .collect(Collectors.toList());
    }

    private Properties run(List<String> prefix) throws Exception {
        return run(prefix, 0);
    }

    private Properties run(List<String> prefix, int exitCode, String... arguments) throws Exception {
        List<String> classPath = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            entries.filter(entry -> !entry.equals(temporary)).forEach(entry -> classPath.add(entry.toString()));
        }
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(List.of("-cp", String.join(":", classPath), StandaloneMain.class.getName()));
        command.addAll(List.of(arguments));
        Path errors = directory.resolve("stderr");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        String stderr = Files.readString(errors);
        assertThat(process.exitValue()).as(stderr).isEqualTo(exitCode);
        Properties seen = new Properties();
        seen.load(new StringReader(output));
        seen.setProperty("stderr", stderr);
        return seen;
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }
}

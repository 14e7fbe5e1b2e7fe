package dev.runtimeguard.fs.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.testing.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exec wrapper before a program in Java's stead, which prints what it is given, line by line. */
@SuppressWarnings({"StringConcatToTextBlock", "StringSplitter"}) // Lines of a script and its arguments.
class ExecWrapperTest {

    private static final Path SCRIPT = Path.of("src/main/exec/runtime-guard").toAbsolutePath();
    private static final String LAUNCHER = "dev.runtimeguard.fs.agent.Launcher";
    private static final List<String> LATE_ATTACH =
            List.of("-XX:+EnableDynamicAgentLoading", "-XX:+StartAttachListener");

    /** With a blank in it. */
    @TempDir
    Path directory;

    private final Map<String, String> environment = new HashMap<>();
    private Path wrapper;
    private Path jar;

    @BeforeEach
    void installLayer() throws IOException {
        Path layer = Files.createDirectory(directory.resolve("a layer"));
        wrapper = Files.copy(SCRIPT, layer.resolve("runtime-guard"));
        jar = Files.createFile(layer.resolve("guard-fs-1.0.jar"));
    }

    private String java(String version) throws IOException {
        Path home = Files.createDirectories(directory.resolve("java home"));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(
                java,
                "#!/bin/sh\nfor argument in \"$@\"; do printf '%s\\n' \"$argument\"; done\n"
                        + "printf 'options %s\\nclass path %s\\n' \"$JAVA_TOOL_OPTIONS\" \"$CLASSPATH\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return java.toString();
    }

    private List<String> run(String... command) throws IOException, InterruptedException {
        return runBy("sh", command);
    }

    private List<String> runBy(String shell, String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(shell, wrapper.toString()));
        all.addAll(List.of(command));
        return new ChildProcess(all)
                .environment(environment)
                .run(Duration.ofMinutes(1))
                .output()
                .lines()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.15", "21.0.2", "24"})
    void untilJava24TheAgentIsAnOption(String version) throws Exception {
        assertThat(run(java(version), "-Dx=a b", "-cp", "/a b/c.jar", "com.acme.Main", "an argument"))
                .startsWith("-javaagent:" + jar, "-Dx=a b", "-cp", "/a b/c.jar", "com.acme.Main", "an argument");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash"})
    void fromJava25TheLauncherGoesBeforeTheMainClass(String shell) throws Exception {
        if (Stream.of("/bin", "/usr/bin").noneMatch(bin -> Files.exists(Path.of(bin, shell)))) {
            return;
        }
        List<String> expected = new ArrayList<>(LATE_ATTACH);
        expected.addAll(List.of(
                "-Dx=a b",
                "--add-opens",
                "java.base/java.io=ALL-UNNAMED",
                "-classpath",
                "/a b/c.jar:/d:" + jar,
                LAUNCHER,
                "com.acme.Main",
                "an argument",
                "-cp",
                "mine"));

        assertThat(runBy(
                        shell,
                        java("25.0.1"),
                        "-Dx=a b",
                        "--add-opens",
                        "java.base/java.io=ALL-UNNAMED",
                        "-classpath",
                        "/a b/c.jar:/d",
                        "com.acme.Main",
                        "an argument",
                        "-cp",
                        "mine"))
                .startsWith(expected.toArray(String[]::new));
    }

    @Test
    void theClassPathOfTheEnvironmentIsExtended() throws Exception {
        assertThat(run(java("25"), "com.acme.Main")).contains(LAUNCHER, "class path .:" + jar);
        environment.put("CLASSPATH", "/mine");
        assertThat(run(java("25"), "com.acme.Main")).contains(LAUNCHER, "class path /mine:" + jar);
    }

    @Test
    void fromJava25OurAgentIsTakenOutOfTheOptions() throws Exception {
        environment.put(
                "JAVA_TOOL_OPTIONS", "-Da=* -javaagent:/opt/guard-fs-1.0.jar -javaagent:/opt/other.jar=x -Db=c");

        assertThat(run(java("25"), "-cp", "x", "com.acme.Main"))
                .contains("options -Da=* -javaagent:/opt/other.jar=x -Db=c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-jar x.jar", "-m acme/com.acme.Main", "--module=acme/com.acme.Main", "@arguments Main"})
    void aProgramThatIsNotNamedByItsClassGetsTheAgentAsAnOption(String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(java("25.0.1")));
        command.addAll(List.of(arguments.split(" ")));

        assertThat(run(command.toArray(String[]::new)))
                .startsWith("-javaagent:" + jar, arguments.split(" ")[0]);
    }

    @Test
    void switchedOffItChangesNothing() throws Exception {
        for (String off : List.of("GUARD_FS=off", "GUARD_FS=OFF", "GUARD_DISABLED=true", "GUARD_DISABLED=True")) {
            environment.clear();
            environment.put(off.split("=")[0], off.split("=")[1]);
            assertThat(run(java("25"), "-cp", "x", "com.acme.Main")).startsWith("-cp", "x", "com.acme.Main");
        }
    }

    @Test
    void withoutTheJarTheFunctionRunsUnguarded() throws Exception {
        Files.delete(jar);

        assertThat(run(java("25"), "-cp", "x", "com.acme.Main"))
                .contains("-cp", "x", "com.acme.Main")
                .doesNotContain(LAUNCHER)
                .anyMatch(line -> line.contains("files are not guarded"));
    }

    @Test
    void theJarMayLieWhereALayerHasItsLibraries() throws Exception {
        Files.delete(jar);
        Path library =
                Files.createDirectories(wrapper.resolveSibling("java/lib")).resolve("guard-fs-1.0.jar");
        Files.createFile(library);

        assertThat(run(java("17.0.15"), "com.acme.Main")).startsWith("-javaagent:" + library);
    }
}

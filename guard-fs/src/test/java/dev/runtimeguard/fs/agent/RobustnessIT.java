package dev.runtimeguard.fs.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.acme.stress.OtherAgent;
import com.acme.stress.OwnProvider;
import com.acme.stress.Stress;
import dev.runtimeguard.fs.testing.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects all of a directory by policy, in real JVMs that are driven to where a lesser agent would break them. */
@EnabledIfSystemProperty(named = "agent.jar", matches = ".+", disabledReason = "runs once the jar is packaged")
final class RobustnessIT {

    private static final String JAR = System.getProperty("agent.jar");
    private static final String CLASSES = System.getProperty("test.classes");
    private static final String AGENT = "-javaagent:" + JAR;

    /** With all compilers, as users of JAVA_TOOL_OPTIONS may have it: compiled code has other frames and races. */
    private static final String COMPILED = "-XX:TieredStopAtLevel=4";

    private static final Set<String> PACKAGED = Set.of("big.bin", "packaged.txt");

    /** By policy not writable. */
    @TempDir(factory = OutsideTmp.class)
    Path place;

    @TempDir
    Path overlay;

    private Path task;

    @BeforeEach
    void packageFiles() throws IOException {
        task = Files.createDirectory(place.resolve("task"));
        Files.writeString(task.resolve("packaged.txt"), "packaged");
        byte[] big = new byte[3_000_000];
        // Zeros are copied as a hole, which takes no room.
        Arrays.fill(big, (byte) 1);
        Files.write(task.resolve("big.bin"), big);
    }

    @ParameterizedTest
    @ValueSource(strings = {"threads", "overflow", "interrupts", "loading", "logging", "output", "names"})
    void allIsRedirected(String what) throws Exception {
        assertRedirected(run("redirect", what, AGENT, COMPILED));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreadsAreRedirectedToo() throws Exception {
        assertRedirected(run("redirect", "virtual", AGENT, COMPILED));
    }

    @Test
    void aFullHeapFailsCallsAndNothingElse() throws Exception {
        // The serial collector goes through all of a full heap again and again.
        assertRedirected(run("redirect", "memory", AGENT, "-Xmx40m", "-XX:-UseSerialGC", "-XX:+UseG1GC"));
    }

    @Test
    void aFullDiskFailsCallsAndNothingElse() throws Exception {
        List<String> inNamespace = List.of(
                "unshare",
                "-m",
                "sh",
                "-c",
                "mount -t tmpfs -o size=1m,mode=700 none " + Files.createDirectory(overlay.resolve("guard"))
                        + " && exec \"$@\"",
                "sh");
        assumeTrue(canRun(inNamespace, "true"), "a mount namespace, for which this user must be root");
        assertRedirected(run(inNamespace, "redirect", "full", AGENT));
    }

    private static boolean canRun(List<String> prefix, String program) throws InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add(program);
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    @Test
    void redirectsUntilTheVeryEnd() throws Exception {
        String output = run("redirect", "exit", AGENT);
        assertRedirected(output);
        assertThat(output).contains("HOOK GOOD");
        assertThat(overlay.resolve("guard/upper" + task + "/hook49")).exists();
        assertThat(overlay.resolve("guard/upper" + task + "/exit.txt")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xverify:all", "-Xint", "-Xshare:auto", "-XX:-UseSerialGC -XX:+UseG1GC"})
    void worksWith(String options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options.split(" ")));
        all.add(AGENT);
        assertRedirected(run("redirect", "interrupts", all.toArray(String[]::new)));
    }

    @Test
    void worksWithAnotherDefaultProvider() throws Exception {
        assertRedirected(run(
                "redirect",
                "write",
                AGENT,
                "-Djava.nio.file.spi.DefaultFileSystemProvider=" + OwnProvider.class.getName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=late"})
    void worksBesideAnAgentThatTransformsTheSameClass(String how) throws Exception {
        String other = "-javaagent:" + otherAgent() + how;
        assertRedirected(run("redirect", "loading", other, AGENT));
        assertRedirected(run("redirect", "loading", AGENT, other));
    }

    @Test
    void strictRefusesTheSame() throws Exception {
        assertThat(run("strict", "write", AGENT)).contains("plain.txt: Read-only file system", "fs.write-outside-tmp");
        assertThat(files()).isEqualTo(PACKAGED);
    }

    @Test
    void withAnOverlayThatCannotBeUsedTheProgramRunsUnguarded() throws Exception {
        Files.createSymbolicLink(overlay.resolve("guard"), Files.createDirectory(overlay.resolve("elsewhere")));
        assertUnguarded(run("redirect", "threads", AGENT));
    }

    @Test
    void withAnOverlayThatIsAFileTheProgramRunsUnguarded() throws Exception {
        Files.writeString(overlay.resolve("guard"), "x");
        assertUnguarded(run("redirect", "write", AGENT));
    }

    @Test
    void onAJdkWithoutAChokePointTheProgramRunsUnguarded() throws Exception {
        assertThat(run("redirect", "write", "--patch-module=java.base=" + withoutAChokePoint(), AGENT))
                .contains("Nothing is redirected")
                .contains(Stress.GOOD)
                .containsOnlyOnce("\"code\":\"guard.internal\"");
        assertThat(files()).contains("plain.txt");
    }

    /** A File whose canWrite is of another form. */
    private Path withoutAChokePoint() throws IOException {
        Path classes = place.resolve("patched");
        Path file = Files.createDirectories(classes.resolve("java/io")).resolve("File.class");
        byte[] content;
        try (InputStream in = ClassLoader.getSystemResourceAsStream("java/io/File.class")) {
            content = in.readAllBytes();
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        // The constant of the method's name, and of whoever calls it.
        Files.write(file, text.replace("setReadOnly", "setReadOnlY").getBytes(StandardCharsets.ISO_8859_1));
        return classes;
    }

    private void assertRedirected(String output) throws IOException {
        assertThat(output).contains(Stress.GOOD).doesNotContain("guard.internal");
        assertThat(files()).isEqualTo(PACKAGED);
        assertThat(Files.readString(task.resolve("packaged.txt"))).isEqualTo("packaged");
    }

    private void assertUnguarded(String output) throws IOException {
        assertThat(output).contains(Stress.GOOD).containsOnlyOnce("\"code\":\"guard.internal\"");
        assertThat(files()).hasSizeGreaterThan(PACKAGED.size());
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(task)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }

    private Path otherAgent() throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", OtherAgent.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        Path jar = place.resolve("other.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }

    private String run(String mode, String what, String... options) throws IOException, InterruptedException {
        return run(List.of(), mode, what, options);
    }

    private String run(List<String> prefix, String mode, String what, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add(ChildProcess.java());
        command.addAll(ChildProcess.AS_ON_LAMBDA);
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", CLASSES, Stress.class.getName(), what, task.toString()));
        Map<String, String> flags = Map.of(
                "GUARD_FS",
                mode,
                "GUARD_STRICT",
                "true",
                "GUARD_FS_OVERLAY_DIR",
                overlay.resolve("guard").toString());
        return new ChildProcess(command)
                .environment(flags)
                .run(Duration.ofMinutes(5))
                .output();
    }
}

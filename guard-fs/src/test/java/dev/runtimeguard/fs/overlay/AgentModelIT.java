package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.fs.testing.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random sequences of file calls do the same with the packaged agent redirecting them as in a plain directory. */
@EnabledIfSystemProperty(named = "agent.jar", matches = ".+", disabledReason = "runs once the jar is packaged")
final class AgentModelIT {

    private static final String JAR = System.getProperty("agent.jar");
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 20_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261121);
    private static final int LENGTH = 120;

    /** A process makes no more trees than this: they stay on the disk until it has ended. */
    private static final int BATCH = 1000;

    private Path root;

    @BeforeEach
    void makePlace() throws IOException {
        // Not in the ephemeral storage, which is always writable.
        root = Files.createTempDirectory(Path.of("/var/tmp"), "model").toRealPath();
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @AfterEach
    void removePlace() throws IOException {
        World.deleteTree(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "nobody"})
    void theAgentBehavesAsAPlainDirectory(String user) throws Exception {
        boolean asRoot = System.getProperty("user.name").equals("root");
        assumeTrue(asRoot || user.equals("nobody"), "not root");
        List<String> as = asRoot && user.equals("nobody")
                ? List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups")
                : List.of();
        System.out.println("AgentModelIT: -Dfuzz.seed=" + SEED + " -Dfuzz.rounds=" + ROUNDS + " as " + user);
        int sequences = Math.max(1, ROUNDS / LENGTH / 2);
        for (int from = 0; from < sequences; from += BATCH) {
            String trees = Integer.toString(Math.min(BATCH, sequences - from));
            String seed = Long.toString(SEED + from);
            assertThat(run(as, false, "make", trees)).isEqualTo(AgentModel.GOOD);
            assertThat(run(as, true, "run", trees, seed, Integer.toString(LENGTH)))
                    .endsWith(AgentModel.GOOD);
            assertThat(run(as, false, "check", trees)).isEqualTo(AgentModel.GOOD);
        }
    }

    private String run(List<String> as, boolean agent, String what, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(as);
        command.add(ChildProcess.java());
        command.addAll(ChildProcess.AS_ON_LAMBDA);
        if (agent) {
            command.add("-javaagent:" + JAR);
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("test.classes") + File.pathSeparator + JAR,
                AgentModel.class.getName(),
                what,
                root.toString()));
        command.addAll(List.of(arguments));
        Path overlay = Files.createTempDirectory("overlay");
        Files.setAttribute(overlay, "unix:mode", 01777);
        Map<String, String> flags = Map.of(
                "GUARD_FS", "redirect",
                "GUARD_STRICT", "true",
                "GUARD_REPORT", "off",
                "GUARD_FS_WRITABLE", root.resolve("plain").toString(),
                "GUARD_FS_OVERLAY_DIR", overlay.resolve("guard").toString());
        try {
            return new ChildProcess(command)
                    .environment(flags)
                    .run(Duration.ofMinutes(30))
                    .output()
                    .strip();
        } finally {
            World.deleteTree(overlay);
        }
    }
}

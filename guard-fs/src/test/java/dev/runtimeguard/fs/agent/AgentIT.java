package dev.runtimeguard.fs.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.testing.ChildProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The packaged jar as the agent of real JVMs that have nothing else of the guard on their class path. */
@EnabledIfSystemProperty(named = "agent.jar", matches = ".+", disabledReason = "runs once the jar is packaged")
final class AgentIT {
    private static final String JAR = System.getProperty("agent.jar");

    /** The JVM trusts the JDK's own classes unless told not to; the patched ones are to be looked at. */
    private static final List<String> VERIFIED =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+BytecodeVerificationLocal");

    @Test
    void everyFileCallIsSentToWhereTheBridgeSaysAndNamesTheProgramsOwnPath() throws Exception {
        assertThat(run(Map.of(), "-javaagent:" + JAR, FileCallProbe.class.getName()))
                .isEqualTo("ALL GOOD");
    }

    @Test
    void theSameHoldsWhenItIsAttachedLate() throws Exception {
        assertThat(run(
                        Map.of(),
                        "-XX:+EnableDynamicAgentLoading",
                        "-XX:+StartAttachListener",
                        Launcher.class.getName(),
                        FileCallProbe.class.getName()))
                .isEqualTo("ALL GOOD");
    }

    @Test
    void theJvmNeedNotHaveOpenedItsAttachSocketBefore() throws Exception {
        assertThat(run(
                        Map.of(),
                        "-XX:+EnableDynamicAgentLoading",
                        Launcher.class.getName(),
                        FileCallProbe.class.getName()))
                .isEqualTo("ALL GOOD");
    }

    @Test
    void attachedTwiceItPatchesOnce() throws Exception {
        assertThat(run(Map.of(), "-javaagent:" + JAR, "-javaagent:" + JAR, FileCallProbe.class.getName()))
                .isEqualTo("ALL GOOD");
    }

    @Test
    void switchedOffItLeavesNothingInTheJvm() throws Exception {
        for (Map<String, String> off : List.of(Map.of("GUARD_DISABLED", "true"), Map.of("GUARD_FS", "Off"))) {
            assertThat(run(off, "-javaagent:" + JAR, BridgeSearch.class.getName()))
                    .isEqualTo("no bridge");
        }
        assertThat(run(Map.of(), "-javaagent:" + JAR, BridgeSearch.class.getName()))
                .isEqualTo("bridge");
    }

    private static String run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ChildProcess.java());
        command.addAll(ChildProcess.AS_ON_LAMBDA);
        command.addAll(VERIFIED);
        command.add("-cp");
        command.add(System.getProperty("test.classes") + ":" + JAR);
        command.addAll(List.of(arguments));
        return new ChildProcess(command)
                .environment(environment)
                .run(Duration.ofMinutes(2))
                .output()
                .strip();
    }
}

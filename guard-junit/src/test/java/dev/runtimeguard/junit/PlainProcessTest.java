package dev.runtimeguard.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.TestAgent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** As an IDE runs tests: a JVM with a class path, no flags, and the launcher of the JUnit platform. */
class PlainProcessTest {

    @Test
    void findsInAPlainJvmWhatItFindsUnderSurefire() throws Exception {
        String output = output(List.of(), Fixtures.Swallowed.class, Fixtures.Leaks.class, Fixtures.Healthy.class);

        assertThat(output)
                .contains("mkdirs: dev.runtimeguard.junit.LambdaFailure")
                .contains("nio: dev.runtimeguard.junit.LambdaFailure")
                .contains("hasLambdasEnvironment: null")
                .contains("usesTheEphemeralStorage: null");
    }

    @Test
    void saysWhatToDoWhereTheAgentCannotBeHad() throws Exception {
        String output = output(List.of("-XX:+DisableAttachMechanism"), Fixtures.Healthy.class);

        assertThat(output)
                .contains("Fixtures$Healthy: org.junit.jupiter.api.extension.ExtensionConfigurationException:")
                .contains("-javaagent:");
    }

    @Test
    void oneOptionOnTheCommandLineDoes() throws Exception {
        Path jar = Path.of(TestAgent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        String output = output(
                List.of("-javaagent:" + jar, "-XX:+DisableAttachMechanism"),
                Fixtures.Swallowed.class,
                Fixtures.Small.class);

        assertThat(output)
                .contains("mkdirs: dev.runtimeguard.junit.LambdaFailure")
                .contains("isFullAndNobodySays: dev.runtimeguard.junit.LambdaFailure")
                .contains("fits: null");
    }

    private static String output(List<String> options, Class<?>... tests) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Fixture.class.getName()));
        Stream.of(tests).map(Class::getName).forEach(command::add);
        Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jvm.waitFor();
        return output;
    }
}

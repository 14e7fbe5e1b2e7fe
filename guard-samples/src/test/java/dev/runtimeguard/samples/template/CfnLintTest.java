package dev.runtimeguard.samples.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The template as cfn-lint sees it, on machines that have it: https://github.com/aws-cloudformation/cfn-lint. */
class CfnLintTest {

    @Test
    void findsNothing() throws Exception {
        Optional<Path> program = program();
        assumeTrue(program.isPresent(), "cfn-lint");
        Process lint = new ProcessBuilder(
                        program.orElseThrow().toString(), "--non-zero-exit-code", "error", Template.FILE.toString())
                .redirectErrorStream(true)
                .start();
        lint.getOutputStream().close();
        String found = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(found).isEmpty();
        assertThat(lint.waitFor()).isZero();
    }

    private static Optional<Path> program() {
        String pyenv = System.getProperty("user.home") + "/.pyenv/shims";
        return Stream.of((System.getenv("PATH") + File.pathSeparator + pyenv).split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, "cfn-lint"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

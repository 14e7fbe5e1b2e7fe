package dev.runtimeguard;

import static com.github.stefanbirkner.systemlambda.SystemLambda.withEnvironmentVariable;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The settings as they are read in a function: from the environment of the process itself. */
class ProcessEnvironmentTest {

    @Test
    void flagsAreReadFromTheProcess() throws Exception {
        GuardConfig config = withEnvironmentVariable("GUARD_IAM_SCOPE", "exact")
                .and("GUARD_FS_WRITABLE", "/mnt/efs:/mnt/other")
                .and("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001")
                .execute(() -> GuardConfig.fromEnvironment(System.getenv()));

        assertThat(config.iamScope()).isEqualTo(IamScope.EXACT);
        assertThat(config.fsWritable()).containsExactly(Path.of("/mnt/efs"), Path.of("/mnt/other"));
        assertThat(config.onLambda()).isTrue();
        assertThat(config.problems()).isEmpty();
    }
}

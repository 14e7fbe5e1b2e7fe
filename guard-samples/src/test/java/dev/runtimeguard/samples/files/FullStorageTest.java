package dev.runtimeguard.samples.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.runtimeguard.samples.aws.policy.Json;
import dev.runtimeguard.samples.local.FunctionJars;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LocalLambda;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every file operation of a function whose ephemeral storage is full, one after the other in one warm process. */
class FullStorageTest {

    private static final String NO_SPACE = "No space left on device";

    @Test
    void isExplainedWhateverMetIt() throws Exception {
        try (LocalLambda lambda = LocalLambda.builder(RowHandler.class.getName())
                .classPath(FunctionJars.withoutSdk())
                .taskFile("existing.txt", new byte[8192], 0644)
                .start()) {
            assumeThat(lambda.isSandboxed())
                    .as("an ephemeral storage of its own")
                    .isTrue();
            for (FileRow row : FullStorageRows.all()) {
                check(row, lambda.invoke('"' + row.name() + '"'));
            }
        }
    }

    private static void check(FileRow row, InvocationResult result) {
        if (row.isExplained()) {
            Map<?, ?> error = (Map<?, ?>) Json.parse(result.payloadText());
            assertThat(result.succeeded()).as(row.name()).isFalse();
            assertThat((String) error.get("errorMessage"))
                    .as(row.name())
                    .contains(NO_SPACE, "[Runtime Guard: " + row.outcome() + "]", row.cure());
            assertThat(result.log()).as(row.name()).contains("\"code\":\"" + row.outcome() + "\"");
        } else {
            assertThat(result.payloadText()).as(row.name()).isEqualTo('"' + row.path() + '"');
        }
    }
}

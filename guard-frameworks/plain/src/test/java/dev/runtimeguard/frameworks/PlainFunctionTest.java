package dev.runtimeguard.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PlainFunctionTest {

    @Test
    void gainsNoDependencyButOursAndTheTwoItHas() throws IOException {
        assertThat(RuntimeClassPath.entries())
                .extracting(RuntimeClassPath::artifact)
                .containsExactlyInAnyOrder("guard-core", "guard-s3", "guard-fs", "aws-lambda-java-core", "slf4j-api");
    }
}

package dev.runtimeguard.samples.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalLambdaTest {

    @Test
    void answersWithTheFunctionsResponse() throws Exception {
        try (LocalLambda lambda =
                LocalLambda.builder(EchoHandler.class.getName()).start()) {
            InvocationResult result = lambda.invoke("\"héllo\"");

            assertThat(result.succeeded()).as("%s", result).isTrue();
            assertThat(result.payloadText()).isEqualTo("\"héllo\"");
            assertThat(result.log()).isEqualTo("echo héllo\n");
        }
    }
}

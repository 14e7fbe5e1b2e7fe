package dev.runtimeguard.samples.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LambdaClassPathTest {

    @TempDir
    private Path directory;

    @Test
    void givesTheRuntimeItsJarsAndTheFunctionTheRest() throws IOException {
        String[] runtime = {
            "aws-lambda-java-runtime-interface-client-2.9.0.jar",
            "aws-lambda-java-core.jar",
            "aws-lambda-java-serialization-1.2.0.jar",
            "utils-lite-2.40.2.jar"
        };
        String[] function = {"aws-lambda-java-core-extras-1.0.jar", "utils-2.40.2.jar", "classes"};
        StringBuilder classPath = new StringBuilder();
        for (String[] names : new String[][] {function, runtime}) {
            for (String name : names) {
                Files.createFile(directory.resolve(name));
                classPath.append(directory.resolve(name)).append(':');
            }
        }

        LambdaClassPath split = LambdaClassPath.split(classPath + "::" + directory.resolve("missing.jar"));

        assertThat(split.runtime())
                .extracting(path -> path.getFileName().toString())
                .containsExactly(runtime);
        assertThat(split.function())
                .extracting(path -> path.getFileName().toString())
                .containsExactly(function);
    }

    @Test
    void namesTheEntryThatAClassComesFrom() {
        Path own = LambdaClassPath.entryOf(LambdaClassPathTest.class);

        assertThat(own.resolve("dev/runtimeguard/samples/local/LambdaClassPathTest.class"))
                .exists();
        assertThat(LambdaClassPath.ofThisProcess().keeping(own::equals))
                .isEqualTo(new LambdaClassPath(LambdaClassPath.ofThisProcess().runtime(), List.of(own)));
        assertThatThrownBy(() -> LambdaClassPath.entryOf(String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void findsAllTheRuntimeNeedsInThisProcess() {
        assertThat(LambdaClassPath.ofThisProcess().runtime()).hasSize(4);
    }
}

package dev.runtimeguard.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Maven resolves for a function that depends on all of the guard and on nothing else. */
class PlainFunctionTest {

    private static final List<String> OURS = List.of("guard-core", "guard-s3", "guard-fs");

    @Test
    void gainsNoDependencyButOursAndTheTwoItHas() throws IOException {
        String classPath = Files.readString(Path.of("target/runtime-class-path.txt"));
        List<String> artifacts = Stream.of(classPath.trim().split(File.pathSeparator, -1))
                .map(PlainFunctionTest::artifact)
                .toList();

        assertThat(artifacts)
                .containsExactlyInAnyOrder("guard-core", "guard-s3", "guard-fs", "aws-lambda-java-core", "slf4j-api");
    }

    /** Jars by their names; within one build, directories of classes by their modules'. */
    private static String artifact(String entry) {
        return OURS.stream()
                .filter(name -> entry.contains("/" + name + "/"))
                .findFirst()
                .orElse(Path.of(entry).getFileName().toString().replaceAll("-\\d.*", ""));
    }
}

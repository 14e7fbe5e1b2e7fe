package dev.runtimeguard.junit;

import java.util.List;

/** What runs beside the code under test in its process, and is not on Lambda. */
final class TestTools {

    /** What the names of their classes begin with. */
    static final List<String> CLASSES = List.of(
            "com.github.tomakehurst.wiremock.",
            "com.intellij.rt.",
            "dev.runtimeguard.junit.LambdaExtension",
            "io.qameta.allure.",
            "net.bytebuddy.",
            "org.apache.maven.surefire.",
            "org.approvaltests.",
            "org.eclipse.jdt.internal.junit",
            "org.gradle.",
            "org.jacoco.",
            "org.junit.",
            "org.mockito.",
            "org.opentest4j.",
            "org.testcontainers.",
            "org.wiremock.");

    /** JUnit's own temporary directories, which are deleted after the test's end, where they are not told otherwise. */
    static final List<String> KEPT = List.of("junit*");

    private TestTools() {}
}

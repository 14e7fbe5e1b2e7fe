package dev.runtimeguard.samples.local;

import static dev.runtimeguard.samples.local.TestFunctions.function;
import static dev.runtimeguard.samples.local.TestFunctions.inspected;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.samples.local.UnshareSandbox.Identity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SandboxTest {

    private static final String READ_ONLY = " (Read-only file system)";

    @TempDir
    private Path layers;

    @BeforeAll
    static void needsASandbox() throws Exception {
        TestFunctions.assumeSandbox();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 21, 25})
    void looksLikeLambdaFromInside(int feature) throws Exception {
        try (LocalLambda lambda = inspecting()
                .javaHome(TestFunctions.jdk(feature))
                .sandbox(SandboxMode.REQUIRED)
                .start()) {
            assertThat(lambda.isSandboxed()).isTrue();
            Properties found = inspected(lambda.invoke("{}"));
            assertUser(found);
            assertFileSystem(found);
            assertThat(found)
                    .containsEntry("charset", "UTF-8")
                    .containsEntry("java.home", "/var/lang")
                    .containsEntry("env.AWS_EXECUTION_ENV", "AWS_Lambda_java" + feature)
                    .containsEntry("loader", "CustomerClassLoader")
                    .containsEntry("core.loader", "AppClassLoader");
            assertThat(found.getProperty("java.class.path"))
                    .startsWith("/var/runtime/lib/")
                    .doesNotContain("/var/task");
            assertThat(found.getProperty("jvm"))
                    .contains("-XX:MaxHeapSize=445644k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        }
    }

    @ParameterizedTest
    @EnumSource(Identity.class)
    void looksTheSameByEitherWayToAnOrdinaryUser(Identity identity) throws Exception {
        UnshareSandbox sandbox = new UnshareSandbox(identity);
        assumeTrue(SandboxSupport.failureOf(sandbox).isEmpty());
        try (LocalLambda lambda = inspecting().start(sandbox)) {
            Properties found = inspected(lambda.invoke("{}"));
            assertUser(found);
            assertFileSystem(found);
        }
    }

    @Test
    void hasLambdasEnvironmentVariablesAndNoOther() throws Exception {
        try (LocalLambda lambda = function(InspectingHandler.class)
                .environment("AWS_ACCESS_KEY_ID", "ASIAEXAMPLE")
                .environment("QUOTED", "it's \"$HOME\" `id`\nsecond line")
                .functionName("orders")
                .functionVersion("7")
                .memoryMegabytes(256)
                .logLevel("WARN")
                .maxConcurrency(2)
                .sandbox(SandboxMode.REQUIRED)
                .start()) {
            Properties found = inspected(lambda.invoke("{}"));
            assertThat(found.stringPropertyNames())
                    .filteredOn(name -> name.startsWith("env."))
                    .extracting(name -> name.substring(4))
                    .containsExactlyInAnyOrder(
                            "AWS_ACCESS_KEY_ID",
                            "AWS_DEFAULT_REGION",
                            "AWS_EXECUTION_ENV",
                            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                            "AWS_LAMBDA_FUNCTION_NAME",
                            "AWS_LAMBDA_FUNCTION_VERSION",
                            "AWS_LAMBDA_INITIALIZATION_TYPE",
                            "AWS_LAMBDA_LOG_FORMAT",
                            "AWS_LAMBDA_LOG_GROUP_NAME",
                            "AWS_LAMBDA_LOG_LEVEL",
                            "AWS_LAMBDA_LOG_STREAM_NAME",
                            "AWS_LAMBDA_MAX_CONCURRENCY",
                            "AWS_LAMBDA_RUNTIME_API",
                            "AWS_REGION",
                            "LAMBDA_RUNTIME_DIR",
                            "LAMBDA_TASK_ROOT",
                            "LANG",
                            "LD_LIBRARY_PATH",
                            "PATH",
                            "QUOTED",
                            "TZ",
                            "_HANDLER");
            assertThat(found)
                    .containsEntry("env.QUOTED", "it's \"$HOME\" `id`\nsecond line")
                    .containsEntry("env.LAMBDA_TASK_ROOT", "/var/task")
                    .containsEntry("env.AWS_LAMBDA_FUNCTION_NAME", "orders")
                    .containsEntry("env.AWS_LAMBDA_FUNCTION_VERSION", "7")
                    .containsEntry("env._HANDLER", InspectingHandler.class.getName());
        }
    }

    private LocalLambdaBuilder inspecting() throws Exception {
        Files.writeString(layers.resolve("layer.txt"), "layer");
        return function(InspectingHandler.class)
                .tmpBytes(64 << 20)
                .layers(layers)
                .taskFile("secret.properties", "password".getBytes(UTF_8), 0600)
                .taskFile("private/file", new byte[0], 0644)
                .taskDirectory("private", 0700)
                .taskFile("config/it's \"open\".txt", "open".getBytes(UTF_8), 0644)
                .taskFile("config/existing.txt", "existing".getBytes(UTF_8), 0666)
                .taskFile("bin/tool", "#!/bin/sh".getBytes(UTF_8), 0755);
    }

    private static void assertUser(Properties found) {
        assertThat(found)
                .containsEntry("uid", "993")
                .containsEntry("gid", "990")
                .containsEntry("user.name", "sbx_user1051")
                .containsEntry("user.home", "/home/sbx_user1051")
                .containsEntry("home.exists", "false")
                .containsEntry("capabilities", "CapEff:\t0000000000000000")
                .containsEntry("user.dir", "/var/task")
                .containsEntry("host", "false");
    }

    private static void assertFileSystem(Properties found) {
        for (String path : new String[] {
            "/x",
            "/var/task/x",
            "/var/task/config/existing.txt",
            "/var/runtime/x",
            "/opt/x",
            "/etc/x",
            "/usr/x",
            "/var/lang/x",
            "/home/x"
        }) {
            assertThat(found).containsEntry("write." + path, "java.io.FileNotFoundException: " + path + READ_ONLY);
        }
        assertThat(found)
                .containsEntry("nio.write", "java.nio.file.FileSystemException: rel.txt: Read-only file system")
                .containsEntry("secret", "java.nio.file.AccessDeniedException: secret.properties")
                .containsEntry("private", "java.nio.file.AccessDeniedException: private")
                .containsEntry("open", "open")
                .containsEntry("layer", "layer")
                .containsEntry("tool", "true")
                .containsEntry("hosts", "true")
                .containsEntry("tmp.write", "/tmp/ok")
                .containsEntry("tmp.mode", "41777")
                .containsEntry("tmp.total", Integer.toString(64 << 20));
    }
}

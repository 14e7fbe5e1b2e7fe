package dev.runtimeguard.samples.agent;

import dev.runtimeguard.fs.FileGuard;
import dev.runtimeguard.samples.local.LambdaClassPath;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import dev.runtimeguard.samples.local.SandboxMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The ways that the agent comes into a function's process. */
enum Loading {
    /** By an option of the JVM, from a layer. */
    JVM_OPTION,
    /** By the exec wrapper, from a layer. */
    EXEC_WRAPPER,
    /** By the function's own copy of the module, when the settings ask for it. */
    FUNCTION;

    private static final Path WRAPPER = Path.of("../guard-fs/src/main/exec/runtime-guard");

    /** A function with the files that {@link FileWork} expects, on Lambda's file system. */
    LocalLambdaBuilder function(Class<?> handler, Path layers) throws IOException {
        LocalLambdaBuilder function = LocalLambda.builder(handler.getName())
                .sandbox(SandboxMode.REQUIRED)
                .taskFile("existing.txt", new byte[] {'e'}, 0644)
                .taskFile("packaged.txt", new byte[] {'p'}, 0644)
                .layers(layers);
        Files.copy(agentJar(), layers.resolve("guard-fs.jar"));
        Path wrapper = Files.copy(WRAPPER, layers.resolve("runtime-guard"));
        wrapper.toFile().setExecutable(true, false);
        switch (this) {
            case JVM_OPTION -> function.environment("JAVA_TOOL_OPTIONS", "-javaagent:/opt/guard-fs.jar");
            case EXEC_WRAPPER -> function.environment("AWS_LAMBDA_EXEC_WRAPPER", "/opt/runtime-guard");
            default -> {}
        }
        return function.classPath(classPath(handler != PlainWriter.class));
    }

    /** The test's own classes for every function, the guard's for those that know it. */
    private static LambdaClassPath classPath(boolean withGuard) {
        Path own = LambdaClassPath.entryOf(Loading.class);
        return LambdaClassPath.ofThisProcess().keeping(entry -> entry.equals(own) || (withGuard && isOfGuard(entry)));
    }

    private static boolean isOfGuard(Path entry) {
        String name = entry.getFileName().toString();
        return name.startsWith("guard-core") || name.startsWith("guard-fs") || name.startsWith("slf4j");
    }

    static boolean isPackaged() {
        return Files.isRegularFile(agentJar());
    }

    private static Path agentJar() {
        return LambdaClassPath.entryOf(FileGuard.class);
    }
}

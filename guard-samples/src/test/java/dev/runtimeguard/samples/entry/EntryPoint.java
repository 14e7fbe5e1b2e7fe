package dev.runtimeguard.samples.entry;

import dev.runtimeguard.GuardedEntryPoint;
import dev.runtimeguard.samples.local.LambdaClassPath;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import dev.runtimeguard.samples.local.SandboxMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The two ways to run a function: as it is, and behind the guard's entry point. */
final class EntryPoint {

    private static final List<String> LIBRARIES = List.of("aws-lambda-java-events-", "joda-time-", "slf4j-", "guard-");

    private EntryPoint() {}

    static LocalLambdaBuilder unguarded(String handler) {
        return LocalLambda.builder(handler).classPath(classPath()).sandbox(SandboxMode.OFF);
    }

    static LocalLambdaBuilder guarded(String handler) {
        return unguarded(GuardedEntryPoint.class.getName()).environment("GUARD_HANDLER", handler);
    }

    /** Without the SDK's clients, which take long to copy for so many functions. */
    private static LambdaClassPath classPath() {
        return LambdaClassPath.ofThisProcess().keeping(EntryPoint::isNeeded);
    }

    private static boolean isNeeded(Path entry) {
        String name = entry.getFileName().toString();
        return Files.isDirectory(entry) || LIBRARIES.stream().anyMatch(name::startsWith);
    }
}

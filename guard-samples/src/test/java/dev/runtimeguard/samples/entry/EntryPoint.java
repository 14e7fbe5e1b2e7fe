package dev.runtimeguard.samples.entry;

import dev.runtimeguard.GuardedEntryPoint;
import dev.runtimeguard.samples.local.FunctionJars;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import dev.runtimeguard.samples.local.SandboxMode;

/** The two ways to run a function: as it is, and behind the guard's entry point. */
final class EntryPoint {

    private EntryPoint() {}

    static LocalLambdaBuilder unguarded(String handler) {
        return LocalLambda.builder(handler).classPath(FunctionJars.withoutSdk()).sandbox(SandboxMode.OFF);
    }

    static LocalLambdaBuilder guarded(String handler) {
        return unguarded(GuardedEntryPoint.class.getName()).environment("GUARD_HANDLER", handler);
    }
}

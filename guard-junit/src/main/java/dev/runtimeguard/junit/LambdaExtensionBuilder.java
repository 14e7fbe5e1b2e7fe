package dev.runtimeguard.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds a {@link LambdaExtension}; each setting is that of {@link LambdaTest}. Not safe for use by several threads. */
public final class LambdaExtensionBuilder {
    private String functionName = "function";
    private int timeoutSeconds = 30;
    private int memoryMb = 512;
    private int tmpSizeMb = 512;
    private final List<Path> writable = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private OnFinding refusals = OnFinding.FAIL;
    private OnFinding leaks = OnFinding.FAIL;

    LambdaExtensionBuilder() {}

    /** The function's name. */
    public LambdaExtensionBuilder functionName(String value) {
        this.functionName = value;
        return this;
    }

    /** The function's timeout in seconds, at least 1. */
    public LambdaExtensionBuilder timeoutSeconds(int value) {
        this.timeoutSeconds = value;
        return this;
    }

    /** The function's memory in MB, at least 1. */
    public LambdaExtensionBuilder memoryMb(int value) {
        this.memoryMb = value;
        return this;
    }

    /** The size of {@code /tmp} in MB; 0 for that of this machine. */
    public LambdaExtensionBuilder tmpSizeMb(int value) {
        this.tmpSizeMb = value;
        return this;
    }

    /** One more writable directory. */
    public LambdaExtensionBuilder writable(Path directory) {
        this.writable.add(directory);
        return this;
    }

    /** One more environment variable. */
    public LambdaExtensionBuilder environment(String name, String value) {
        this.environment.put(name, value);
        return this;
    }

    /** What a refused write does. */
    public LambdaExtensionBuilder refusals(OnFinding value) {
        this.refusals = value;
        return this;
    }

    /** What a file does that is left in {@code /tmp}. */
    public LambdaExtensionBuilder leaks(OnFinding value) {
        this.leaks = value;
        return this;
    }

    /**
     * The extension.
     *
     * @throws IllegalArgumentException when a number is too small
     */
    public LambdaExtension build() {
        return new LambdaExtension(settings());
    }

    Settings settings() {
        return new Settings(functionName, timeoutSeconds, memoryMb, tmpSizeMb, writable, environment, refusals, leaks);
    }
}

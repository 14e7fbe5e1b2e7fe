package dev.runtimeguard.junit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a test runs: the values of {@link LambdaTest}, which says what each means.
 *
 * @param writable absolute directories
 */
record Settings(
        String functionName,
        int timeoutSeconds,
        int memoryMb,
        int tmpSizeMb,
        List<Path> writable,
        Map<String, String> environment,
        OnFinding refusals,
        OnFinding leaks) {

    Settings {
        atLeast(1, timeoutSeconds, "timeoutSeconds");
        atLeast(1, memoryMb, "memoryMb");
        atLeast(0, tmpSizeMb, "tmpSizeMb");
        writable =
                writable.stream().map(path -> path.toAbsolutePath().normalize()).toList();
        environment = Map.copyOf(environment);
    }

    private static void atLeast(int least, int value, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ", less than " + least);
        }
    }

    /** @throws IllegalArgumentException when a value is not allowed; the message says which */
    static Settings of(LambdaTest test) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String entry : test.environment()) {
            int equals = entry.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("environment: \"" + entry + "\" is not NAME=value");
            }
            environment.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
        return new Settings(
                test.functionName(),
                test.timeoutSeconds(),
                test.memoryMb(),
                test.tmpSizeMb(),
                Stream.of(test.writable()).map(Path::of).toList(),
                environment,
                test.refusals(),
                test.leaks());
    }
}

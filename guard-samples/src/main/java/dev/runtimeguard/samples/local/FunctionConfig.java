package dev.runtimeguard.samples.local;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of one local function; {@link LocalLambdaBuilder} documents and checks each. */
record FunctionConfig(
        String handler,
        LambdaClassPath classPath,
        Map<String, String> environment,
        Path javaHome,
        List<String> jvmOptions,
        long tmpBytes,
        LogFormat logFormat,
        Optional<String> logLevel,
        String functionName,
        String functionVersion,
        int memoryMegabytes,
        String accountId,
        String initializationType,
        int maxConcurrency,
        Duration timeout,
        Duration initTimeout,
        List<TaskFile> taskFiles,
        Optional<Path> layers,
        OutputStream logCopy) {

    FunctionConfig {
        environment = Map.copyOf(environment);
        jvmOptions = List.copyOf(jvmOptions);
        taskFiles = List.copyOf(taskFiles);
    }

    String region() {
        return environment.getOrDefault("AWS_REGION", "us-east-1");
    }

    String functionArn() {
        return "arn:aws:lambda:" + region() + ":" + accountId + ":function:" + functionName;
    }
}

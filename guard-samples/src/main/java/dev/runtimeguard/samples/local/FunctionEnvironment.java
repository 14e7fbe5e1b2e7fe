package dev.runtimeguard.samples.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;

/** The environment variables of the function's process: those Lambda sets, then the function's own. */
final class FunctionEnvironment {

    private FunctionEnvironment() {}

    static Map<String, String> of(FunctionConfig config, ExecutionPaths paths, String runtimeApi) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java" + javaFeatureVersion(config.javaHome()));
        environment.put("AWS_REGION", config.region());
        environment.put("AWS_DEFAULT_REGION", config.region());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", config.functionName());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", config.functionVersion());
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(config.memoryMegabytes()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", config.initializationType());
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + config.functionName());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream(config.functionVersion()));
        environment.put("AWS_LAMBDA_LOG_FORMAT", config.logFormat().environmentValue());
        config.logLevel().ifPresent(level -> environment.put("AWS_LAMBDA_LOG_LEVEL", level));
        if (config.maxConcurrency() > 0) {
            environment.put("AWS_LAMBDA_MAX_CONCURRENCY", Integer.toString(config.maxConcurrency()));
        }
        environment.put("LANG", "en_US.UTF-8");
        environment.put("TZ", ":UTC");
        environment.put("PATH", paths.javaHome() + "/bin:/usr/local/bin:/usr/bin/:/bin:" + paths.optDir() + "/bin");
        environment.put("LD_LIBRARY_PATH", libraryPath(paths));
        environment.putAll(config.environment());
        environment.put("_HANDLER", config.handler());
        environment.put("LAMBDA_TASK_ROOT", paths.taskRoot());
        environment.put("LAMBDA_RUNTIME_DIR", paths.runtimeDir());
        environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        return environment;
    }

    private static String libraryPath(ExecutionPaths paths) {
        return String.join(
                ":",
                paths.javaHome() + "/lib",
                "/lib64",
                "/usr/lib64",
                paths.runtimeDir(),
                paths.runtimeDir() + "/lib",
                paths.taskRoot(),
                paths.taskRoot() + "/lib",
                paths.optDir() + "/lib");
    }

    private static String logStream(String version) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return "%tY/%<tm/%<td/[%s]%s".formatted(LocalDate.now(ZoneOffset.UTC), version, id);
    }

    /** Reads the {@code release} file that every JDK and JRE since 9 has; the version of this process without it. */
    private static int javaFeatureVersion(Path javaHome) {
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(javaHome.resolve("release"))) {
            release.load(in);
            String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
            return Runtime.Version.parse(version).feature();
        } catch (IOException | IllegalArgumentException e) {
            return Runtime.version().feature();
        }
    }
}

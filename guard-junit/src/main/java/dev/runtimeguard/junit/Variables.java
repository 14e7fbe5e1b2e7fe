package dev.runtimeguard.junit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The environment variables of a function, over those of the process that runs the tests. Source: AWS Lambda developer
 * guide, "Defined runtime environment variables". AWS_LAMBDA_RUNTIME_API is not among them: what looks for the runtime
 * itself would find nobody there.
 */
final class Variables {

    /** What the SDK signs with when nothing else is set; no test reaches an account with it. */
    private static final Map<String, String> CREDENTIALS =
            Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test", "AWS_SESSION_TOKEN", "test");

    private Variables() {}

    /** @param process the variables that the process was started with */
    static Map<String, String> of(Settings settings, Map<String, String> process) {
        Map<String, String> all = new HashMap<>(process);
        String stream = LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy/MM/dd")) + "/[$LATEST]"
                + UUID.randomUUID().toString().replace("-", "");
        all.put("AWS_LAMBDA_FUNCTION_NAME", settings.functionName());
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(settings.memoryMb()));
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + settings.functionName());
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", stream);
        all.put("AWS_LAMBDA_LOG_FORMAT", "Text");
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        all.put("AWS_EXECUTION_ENV", "AWS_Lambda_java" + Runtime.version().feature());
        // The working directory, as on Lambda.
        all.put("LAMBDA_TASK_ROOT", System.getProperty("user.dir"));
        all.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
        String region = process.getOrDefault("AWS_REGION", process.getOrDefault("AWS_DEFAULT_REGION", "us-east-1"));
        all.put("AWS_REGION", region);
        all.put("AWS_DEFAULT_REGION", region);
        if (!process.containsKey("AWS_ACCESS_KEY_ID") && !process.containsKey("AWS_PROFILE")) {
            all.putAll(CREDENTIALS);
        }
        // No test waits for an answer over the network.
        all.putIfAbsent("GUARD_IAM_STS", "false");
        all.putAll(settings.environment());
        return all;
    }
}

package dev.runtimeguard.junit;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/** The context of one test as of one invocation, by the environment variables of the function. */
final class LocalContext implements Context {

    private static final String ACCOUNT = "123456789012";

    private final String requestId = UUID.randomUUID().toString();
    private final Settings settings;
    private final Map<String, String> variables;
    private final LambdaLogger logger;
    private final LongSupplier nanoTime;
    private final long start;

    LocalContext(Settings settings, Map<String, String> variables, LambdaLogger logger, LongSupplier nanoTime) {
        this.settings = settings;
        this.variables = variables;
        this.logger = logger;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return variables.get("AWS_LAMBDA_LOG_GROUP_NAME");
    }

    @Override
    public String getLogStreamName() {
        return variables.get("AWS_LAMBDA_LOG_STREAM_NAME");
    }

    @Override
    public String getFunctionName() {
        return variables.get("AWS_LAMBDA_FUNCTION_NAME");
    }

    @Override
    public String getFunctionVersion() {
        return variables.get("AWS_LAMBDA_FUNCTION_VERSION");
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:" + variables.get("AWS_REGION") + ":" + ACCOUNT + ":function:" + getFunctionName();
    }

    /** Null, as for every caller but a mobile app. */
    @Override
    public CognitoIdentity getIdentity() {
        return null;
    }

    /** Null, as for every caller but a mobile app. */
    @Override
    public ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        long left = settings.timeoutSeconds() * 1000L - (nanoTime.getAsLong() - start) / 1_000_000;
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, left));
    }

    @Override
    public int getMemoryLimitInMB() {
        return settings.memoryMb();
    }

    @Override
    public LambdaLogger getLogger() {
        return logger;
    }
}

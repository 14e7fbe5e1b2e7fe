package dev.runtimeguard.samples.local;

/** The log format of the function, as the runtime reads it from {@code AWS_LAMBDA_LOG_FORMAT}. */
public enum LogFormat {
    /** Lambda's default: what the function writes is passed on as it is. */
    TEXT("Text"),

    /** Each message of {@code LambdaLogger.log(String)} becomes one JSON object. */
    JSON("JSON");

    private final String environmentValue;

    LogFormat(String environmentValue) {
        this.environmentValue = environmentValue;
    }

    String environmentValue() {
        return environmentValue;
    }
}

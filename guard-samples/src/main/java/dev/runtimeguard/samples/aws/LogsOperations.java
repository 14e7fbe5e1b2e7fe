package dev.runtimeguard.samples.aws;

/**
 * CloudWatch Logs: what concerns a log group is evaluated on {@code log-group:NAME:log-stream:}, which the group's bare
 * ARN does not match and the same with {@code :*} does.
 */
final class LogsOperations {
    private LogsOperations() {}

    static OperationTable table() {
        return new OperationTable("logs")
                .on(
                        input -> group(input, "logGroupName"),
                        "CreateLogGroup",
                        "DeleteLogGroup",
                        "DescribeLogStreams",
                        "FilterLogEvents",
                        "PutRetentionPolicy",
                        "StartQuery")
                .on(
                        input -> group(input, "logGroupName") + input.required("logStreamName"),
                        "CreateLogStream",
                        "PutLogEvents",
                        "GetLogEvents",
                        "DeleteLogStream")
                .on(input -> input.arn("logs", "log-group:", ":log-stream:"), "DescribeLogGroups")
                .on(OperationTable.ANY, "DescribeQueries", "StopQuery")
                .answers("StartQuery", input -> "{\"queryId\":\"1\"}");
    }

    private static String group(Input input, String member) {
        return input.arn("logs", "log-group:", input.required(member)) + ":log-stream:";
    }
}

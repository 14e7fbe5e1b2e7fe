package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Json;
import java.util.stream.Collectors;

/** Kinesis Data Streams: the stream by name or ARN. */
final class KinesisOperations {
    private KinesisOperations() {}

    static OperationTable table() {
        return new OperationTable("kinesis")
                .on(
                        KinesisOperations::stream,
                        "PutRecord",
                        "PutRecords",
                        "GetRecords",
                        "GetShardIterator",
                        "DescribeStream",
                        "DescribeStreamSummary",
                        "ListShards",
                        "ListStreamConsumers",
                        "CreateStream",
                        "DeleteStream")
                .on(OperationTable.ANY, "ListStreams")
                .answers("PutRecord", input -> "{\"ShardId\":\"shardId-000000000000\",\"SequenceNumber\":\"1\"}")
                .answers("PutRecords", KinesisOperations::allPut)
                .answers("GetRecords", input -> "{\"Records\":[]}")
                .answers("GetShardIterator", input -> "{\"ShardIterator\":" + Json.quote(iterator(input)) + "}");
    }

    /** An iterator that tells its stream, as the opaque ones of AWS do to AWS. */
    private static String iterator(Input input) {
        return "iterator/" + stream(input);
    }

    private static String stream(Input input) {
        if (input.has("ShardIterator")) {
            return input.required("ShardIterator").substring("iterator/".length());
        }
        return input.text("StreamARN") != null || input.text("StreamName") != null
                ? input.arn("kinesis", "stream/", input.text("StreamARN", input.text("StreamName")))
                : input.arn("kinesis", "stream/", input.required("ConsumerARN"));
    }

    private static String allPut(Input input) {
        return "{\"FailedRecordCount\":0,\"Records\":["
                + input.structures("Records").stream()
                        .map(entry -> "{\"ShardId\":\"shardId-000000000000\",\"SequenceNumber\":\"1\"}")
                        .collect(Collectors.joining(","))
                + "]}";
    }
}

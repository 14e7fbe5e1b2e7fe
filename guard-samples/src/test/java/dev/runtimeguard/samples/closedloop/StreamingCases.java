package dev.runtimeguard.samples.closedloop;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Kinesis Data Streams and Data Firehose. */
final class StreamingCases {
    private static final SdkBytes DATA = SdkBytes.fromUtf8String("d");

    private StreamingCases() {}

    static List<LoopCase> all() {
        return Stream.of(kinesis(), firehose()).flatMap(List::stream).toList();
    }

    private static List<LoopCase> kinesis() {
        return List.of(
                stream(
                        "PutRecord",
                        (k, s) -> k.putRecord(
                                r -> r.streamName(s).partitionKey("p").data(DATA))),
                stream(
                        "PutRecord by ARN",
                        (k, s) -> k.putRecord(r -> r.streamARN(Arns.arn("kinesis", "stream/" + s))
                                .partitionKey("p")
                                .data(DATA))),
                stream(
                        "PutRecords",
                        (k, s) -> k.putRecords(r -> r.streamName(s)
                                .records(PutRecordsRequestEntry.builder()
                                        .partitionKey("p")
                                        .data(DATA)
                                        .build()))),
                stream(
                        "GetRecords",
                        (k, s) -> k.getRecords(r -> r.shardIterator("iterator/" + Arns.arn("kinesis", "stream/" + s))
                                .streamARN(Arns.arn("kinesis", "stream/" + s)))),
                stream(
                        "GetShardIterator",
                        (k, s) -> k.getShardIterator(r -> r.streamName(s)
                                .shardId("shardId-000000000000")
                                .shardIteratorType(ShardIteratorType.LATEST))),
                stream("DescribeStreamSummary", (k, s) -> k.describeStreamSummary(r -> r.streamName(s))),
                stream("ListShards", (k, s) -> k.listShards(r -> r.streamName(s))));
    }

    private static List<LoopCase> firehose() {
        return List.of(
                delivery(
                        "PutRecord",
                        (f, s) -> f.putRecord(r -> r.deliveryStreamName(s).record(record()))),
                delivery(
                        "PutRecordBatch",
                        (f, s) -> f.putRecordBatch(r -> r.deliveryStreamName(s).records(record()))),
                delivery("DescribeDeliveryStream", (f, s) -> f.describeDeliveryStream(r -> r.deliveryStreamName(s))));
    }

    private static Record record() {
        return Record.builder().data(DATA).build();
    }

    private static LoopCase stream(String name, BiConsumer<KinesisClient, String> call) {
        Consumer<SdkClients> delete = sdk -> kinesis(sdk).deleteStream(r -> r.streamName(LoopCase.RESOURCE));
        return LoopCase.onResource("kinesis " + name, (sdk, stream) -> call.accept(kinesis(sdk), stream), delete);
    }

    private static LoopCase delivery(String name, BiConsumer<FirehoseClient, String> call) {
        Consumer<SdkClients> delete =
                sdk -> firehose(sdk).deleteDeliveryStream(r -> r.deliveryStreamName(LoopCase.RESOURCE));
        return LoopCase.onResource("firehose " + name, (sdk, stream) -> call.accept(firehose(sdk), stream), delete);
    }

    private static KinesisClient kinesis(SdkClients sdk) {
        return sdk.client(KinesisClient.class, KinesisClient::builder);
    }

    private static FirehoseClient firehose(SdkClients sdk) {
        return sdk.client(FirehoseClient.class, FirehoseClient::builder);
    }
}

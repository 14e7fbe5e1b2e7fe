package dev.runtimeguard.samples.aws;

import java.util.stream.Collectors;

/** Data Firehose: the delivery stream by name. */
final class FirehoseOperations {
    private FirehoseOperations() {}

    static OperationTable table() {
        return new OperationTable("firehose")
                .on(
                        input -> input.arn("firehose", "deliverystream/", input.required("DeliveryStreamName")),
                        "PutRecord",
                        "PutRecordBatch",
                        "DescribeDeliveryStream",
                        "DeleteDeliveryStream",
                        "ListTagsForDeliveryStream")
                .on(OperationTable.ANY, "ListDeliveryStreams")
                .answers("PutRecord", input -> "{\"RecordId\":\"1\"}")
                .answers(
                        "PutRecordBatch",
                        input -> "{\"FailedPutCount\":0,\"RequestResponses\":["
                                + input.structures("Records").stream()
                                        .map(entry -> "{\"RecordId\":\"1\"}")
                                        .collect(Collectors.joining(","))
                                + "]}");
    }
}

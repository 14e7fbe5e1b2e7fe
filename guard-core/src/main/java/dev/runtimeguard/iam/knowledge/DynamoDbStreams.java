package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.ServicePermissions;

/** Amazon DynamoDB Streams, whose shard iterators begin with the stream's ARN. */
final class DynamoDbStreams {

    private DynamoDbStreams() {}

    static ServicePermissions permissions() {
        return new Rules("DynamoDbStreams", "dynamodb")
                .on(DynamoDbStreams::getRecords, "GetRecords")
                .widening(DynamoDbStreams::streamsOfTable);
    }

    /** A table's stream gets another label whenever it is enabled again, so a policy names all the table's streams. */
    static String streamsOfTable(String arn) {
        ArnText stream = ArnText.of("dynamodb", arn);
        int label = stream == null ? -1 : stream.resource().indexOf("/stream/");
        return label < 0
                ? arn
                : stream.with(stream.resource().substring(0, label) + "/stream/*")
                        .toString();
    }

    /** The iterator is {@code arn:...:table/orders/stream/2015-05-20T20:51:10.252|1|AAAA...} (API reference). */
    private static void getRecords(Call call) {
        String iterator = call.name("ShardIterator");
        int bar = iterator == null ? -1 : iterator.indexOf('|');
        ArnText stream = bar < 0 ? null : ArnText.of("dynamodb", iterator.substring(0, bar));
        boolean known = stream != null
                && stream.after("table/") != null
                && stream.resource().contains("/stream/");
        call.need(
                "dynamodb:GetRecords",
                known ? Target.exact(stream.toString()) : Target.open(call.arn("dynamodb", "table/*/stream/*")));
    }
}

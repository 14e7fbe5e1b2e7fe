package dev.runtimeguard.samples.aws;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * DynamoDB as far as permissions go: every call of {@link DynamoDbActions} is authorised on its tables and indexes, and
 * answered as if the tables were empty. Nothing is stored, and the dynamodb: condition keys are not there.
 */
final class DynamoDbService extends JsonService {
    private static final Map<String, String> ANSWERS = Map.of(
            "Query", "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}",
            "Scan", "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}",
            "BatchGetItem", "{\"Responses\":{},\"UnprocessedKeys\":{}}",
            "BatchWriteItem", "{\"UnprocessedItems\":{}}",
            "ListTables", "{\"TableNames\":[]}",
            "ExecuteStatement", "{\"Items\":[]}");

    DynamoDbService(Supplier<DenialWording> wording) {
        super("dynamodb", "1.0", wording);
    }

    @Override
    List<Permission> permissions(ServiceCall call, String operation, Map<?, ?> input) {
        String prefix = "arn:aws:dynamodb:" + call.region() + ":"
                + call.caller().account().id() + ":table/";
        return DynamoDbActions.of(operation, input).stream()
                .map(use -> Permission.of(
                        use.action(), use.table().startsWith("arn:") ? use.table() : prefix + use.table()))
                .toList();
    }

    @Override
    String answer(ServiceCall call, String operation, Map<?, ?> input) {
        return ANSWERS.getOrDefault(operation, "{}");
    }
}

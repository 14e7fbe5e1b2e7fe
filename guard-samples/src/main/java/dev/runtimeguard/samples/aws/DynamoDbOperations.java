package dev.runtimeguard.samples.aws;

import java.util.List;
import java.util.Map;

/**
 * DynamoDB as far as permissions go: every call of {@link DynamoDbActions} is authorised on its tables and indexes, and
 * answered as if the tables were empty. Nothing is stored, and the dynamodb: condition keys are not there.
 */
final class DynamoDbOperations implements Operations {
    private static final Map<String, String> ANSWERS = Map.of(
            "Query", "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}",
            "Scan", "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}",
            "BatchGetItem", "{\"Responses\":{},\"UnprocessedKeys\":{}}",
            "BatchWriteItem", "{\"UnprocessedItems\":{}}",
            "ListTables", "{\"TableNames\":[]}",
            "ExecuteStatement", "{\"Items\":[]}");

    @Override
    public List<Permission> permissions(Input input) {
        return DynamoDbActions.of(input.operation(), input.members()).stream()
                .map(use -> Permission.of(use.action(), input.arn("dynamodb", "table/", use.table())))
                .toList();
    }

    @Override
    public String answer(Input input) {
        return ANSWERS.getOrDefault(input.operation(), "{}");
    }
}

package dev.runtimeguard.samples.closedloop;

import static dev.runtimeguard.samples.closedloop.LoopCase.everywhere;
import static dev.runtimeguard.samples.closedloop.LoopCase.onResource;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Tables, indexes, batches, transactions and PartiQL. */
final class DynamoDbCases {
    private static final Map<String, AttributeValue> KEY = Map.of("id", AttributeValue.fromS("1"));
    private static final Consumer<SdkClients> OTHER = on(d -> d.deleteTable(r -> r.tableName(LoopCase.RESOURCE)));

    private DynamoDbCases() {}

    static List<LoopCase> all() {
        return List.of(
                table("GetItem", (d, t) -> d.getItem(r -> r.tableName(t).key(KEY))),
                table("PutItem", (d, t) -> d.putItem(r -> r.tableName(t).item(KEY))),
                table("UpdateItem", (d, t) -> d.updateItem(r -> r.tableName(t).key(KEY))),
                table("DeleteItem", (d, t) -> d.deleteItem(r -> r.tableName(t).key(KEY))),
                table("DescribeTable", (d, t) -> d.describeTable(r -> r.tableName(t))),
                table("Query", (d, t) -> d.query(r -> r.tableName(t))),
                table(
                        "Query on an index",
                        (d, t) -> d.query(r -> r.tableName("table").indexName(t))),
                table("Scan", (d, t) -> d.scan(r -> r.tableName(t))),
                table("Scan by ARN", (d, t) -> d.scan(r -> r.tableName(Arns.arn("dynamodb", "table/" + t)))),
                table(
                        "BatchGetItem",
                        (d, t) -> d.batchGetItem(r -> r.requestItems(Map.of(t, keys(), "items", keys())))),
                table(
                        "BatchWriteItem",
                        (d, t) -> d.batchWriteItem(r -> r.requestItems(Map.of(t, puts(), "items", puts())))),
                table("TransactWriteItems", DynamoDbCases::write),
                table(
                        "TransactGetItems",
                        (d, t) -> d.transactGetItems(r -> r.transactItems(TransactGetItem.builder()
                                .get(g -> g.tableName(t).key(KEY))
                                .build()))),
                table(
                        "ExecuteStatement",
                        (d, t) -> d.executeStatement(r -> r.statement("SELECT * FROM \"" + t + "\" WHERE id = '1'"))),
                table(
                        "ExecuteStatement on an index",
                        (d, t) -> d.executeStatement(r -> r.statement("SELECT a FROM \"table\".\"" + t + "\""))),
                table(
                        "BatchExecuteStatement",
                        (d, t) -> d.batchExecuteStatement(r -> r.statements(
                                BatchStatementRequest.builder()
                                        .statement("INSERT INTO \"" + t + "\" VALUE {'id':'1'}")
                                        .build(),
                                BatchStatementRequest.builder()
                                        .statement("UPDATE \"items\" SET a = 1 WHERE id = '1'")
                                        .build()))),
                table(
                        "ExecuteTransaction",
                        (d, t) -> d.executeTransaction(r -> r.transactStatements(ParameterizedStatement.builder()
                                .statement("DELETE FROM \"" + t + "\" WHERE id = '1'")
                                .build()))),
                everywhere("dynamodb ListTables", on(DynamoDbClient::listTables), OTHER));
    }

    private static void write(DynamoDbClient dynamo, String table) {
        dynamo.transactWriteItems(r -> r.transactItems(
                TransactWriteItem.builder()
                        .put(p -> p.tableName(table).item(KEY))
                        .build(),
                TransactWriteItem.builder()
                        .delete(d -> d.tableName(table).key(KEY))
                        .build(),
                TransactWriteItem.builder()
                        .conditionCheck(c -> c.tableName("stock").key(KEY).conditionExpression("attribute_exists(id)"))
                        .build()));
    }

    private static KeysAndAttributes keys() {
        return KeysAndAttributes.builder().keys(List.of(KEY)).build();
    }

    private static List<WriteRequest> puts() {
        return List.of(WriteRequest.builder().putRequest(p -> p.item(KEY)).build());
    }

    private static LoopCase table(String name, BiConsumer<DynamoDbClient, String> call) {
        return onResource("dynamodb " + name, (sdk, table) -> call.accept(client(sdk), table), OTHER);
    }

    private static Consumer<SdkClients> on(Consumer<DynamoDbClient> call) {
        return sdk -> call.accept(client(sdk));
    }

    private static DynamoDbClient client(SdkClients sdk) {
        return sdk.client(DynamoDbClient.class, DynamoDbClient::builder);
    }
}

package dev.runtimeguard.iam.knowledge;

import static dev.runtimeguard.iam.knowledge.Answers.structure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.runtimeguard.IamScope;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DynamoDbTest {

    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/";

    private final Answers dynamoDb = Answers.of("DynamoDb");

    @ParameterizedTest
    @MethodSource("statements")
    void readsTheTableOfAStatement(String statement, String expected) {
        dynamoDb.needs("ExecuteStatement", Map.of("Statement", statement), expected);
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                arguments("SELECT * FROM orders WHERE id = ?", select("orders")),
                arguments("select id from \"shop.orders\"", select("shop.orders")),
                arguments("SELECT * FROM \"orders\".\"by-day\" WHERE d=1", select("orders/index/by-day")),
                arguments("SELECT \"from\" FROM \"orders\" . \"i\"", select("orders/index/i")),
                arguments("SELECT x FROM -- the table FROM other\n orders", select("orders")),
                arguments("EXISTS(SELECT * FROM orders WHERE id = 1)", select("orders")),
                arguments(
                        "/* SELECT */ DELETE FROM \"orders\" WHERE id=1", "dynamodb:PartiQLDelete " + TABLE + "orders"),
                arguments("INSERT INTO orders VALUE {'id': 'FROM x'}", "dynamodb:PartiQLInsert " + TABLE + "orders"),
                arguments("  UPDATE orders SET x = 1 WHERE id = 'y'", "dynamodb:PartiQLUpdate " + TABLE + "orders"),
                arguments("UPDATE \"a\"\"b\" SET x = 1", "~dynamodb:PartiQLUpdate " + TABLE + "*"));
    }

    private static String select(String table) {
        return "dynamodb:PartiQLSelect " + TABLE + table;
    }

    @Test
    void readsEveryStatementOfABatch() {
        List<Object> statements = List.of(
                structure(Map.of("Statement", "SELECT * FROM a")),
                structure(Map.of("Statement", "UPDATE b SET x=1 WHERE id=1")));
        for (Map.Entry<String, String> operation : Map.of(
                        "BatchExecuteStatement", "Statements", "ExecuteTransaction", "TransactStatements")
                .entrySet()) {
            dynamoDb.needs(
                    operation.getKey(),
                    Map.of(operation.getValue(), statements),
                    "dynamodb:PartiQLSelect " + TABLE + "a",
                    "dynamodb:PartiQLUpdate " + TABLE + "b");
        }
    }

    @Test
    void leavesAnUnreadableStatementToTheCatalog() {
        assertThat(dynamoDb.ask("ExecuteStatement", Map.of("Statement", "what?")))
                .hasSize(4)
                .allMatch(n -> n.startsWith("~"));
        dynamoDb.needs("ExecuteStatement", Map.of("Statement", "SELECT"), "~dynamodb:PartiQLSelect " + TABLE + "*");
    }

    @Test
    void takesATableByItsArn() {
        String arn = "arn:aws:dynamodb:us-east-1:999999999999:table/orders";
        dynamoDb.needs(
                "ExecuteStatement",
                Map.of("Statement", "SELECT * FROM \"" + arn + "\".\"i\""),
                "dynamodb:PartiQLSelect " + arn + "/index/i");
    }

    @Test
    void exportsToABucket() {
        dynamoDb.needs(
                "ExportTableToPointInTime",
                Map.of("TableArn", TABLE + "orders", "S3Bucket", "b", "S3Prefix", "out/"),
                "dynamodb:ExportTableToPointInTime " + TABLE + "orders",
                "s3:PutObject arn:aws:s3:::b/out/*",
                "s3:PutObjectAcl arn:aws:s3:::b/out/*",
                "s3:AbortMultipartUpload arn:aws:s3:::b/out/*");
    }

    @Test
    void tagsAndEncryptsANewTable() {
        dynamoDb.needs(
                "CreateTable",
                Map.of(
                        "TableName",
                        "orders",
                        "Tags",
                        List.of(structure(Map.of("Key", "k"))),
                        "SSESpecification",
                        structure(Map.of("KMSMasterKeyId", "alias/aws/dynamodb"))),
                "dynamodb:CreateTable " + TABLE + "orders",
                "dynamodb:TagResource " + TABLE + "orders");
    }

    @Test
    void readsTheStreamOutOfAShardIterator() {
        String stream = TABLE + "orders/stream/2015-05-20T20:51:10.252";
        Answers streams = Answers.of("DynamoDbStreams");
        streams.needs("GetRecords", Map.of("ShardIterator", stream + "|1|AAAA+zaQ="), "dynamodb:GetRecords " + stream);
        streams.needs("GetRecords", Map.of("ShardIterator", "AAAA"), "~dynamodb:GetRecords " + TABLE + "*/stream/*");
        assertThat(Knowledge.of("DynamoDbStreams").policyResource(stream, IamScope.PREFIX))
                .isEqualTo(TABLE + "orders/stream/*");
        assertThat(Knowledge.of("DynamoDb").policyResource(stream, IamScope.EXACT))
                .isEqualTo(stream);
        assertThat(Knowledge.of("DynamoDb").policyResource(TABLE + "orders", IamScope.PREFIX))
                .isEqualTo(TABLE + "orders");
    }
}

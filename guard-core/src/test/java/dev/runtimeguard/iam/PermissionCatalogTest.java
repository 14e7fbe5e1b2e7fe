package dev.runtimeguard.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.iam.catalog.GeneratedCatalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The catalog as others ask it: requests as maps, hand-written knowledge before what is generated. */
class PermissionCatalogTest {

    private static final ArnContext HERE = ArnContext.of("eu-west-1", "123456789012");
    private static final String TABLES = "arn:aws:dynamodb:eu-west-1:123456789012:table/";

    private final PermissionCatalog catalog = new PermissionCatalog();

    @Test
    void answersFromWhatIsGenerated() {
        assertThat(asked("DynamoDb", "GetItem", Map.of("TableName", "orders")))
                .containsExactly("dynamodb:GetItem on " + TABLES + "orders");
    }

    @Test
    void answersFromHandWrittenKnowledgeFirst() {
        assertThat(asked("DynamoDb", "ExecuteStatement", Map.of("Statement", "SELECT * FROM \"orders\".\"by-day\"")))
                .containsExactly("dynamodb:PartiQLSelect on " + TABLES + "orders/index/by-day");
    }

    @Test
    void readsMapsAndStructuresInsideARequest() {
        assertThat(asked(
                        "DynamoDb",
                        "BatchGetItem",
                        Map.of("RequestItems", Map.of("orders", Map.of("Keys", List.of())))))
                .containsExactly("dynamodb:BatchGetItem on " + TABLES + "orders");
        assertThat(asked(
                        "DynamoDb",
                        "TransactWriteItems",
                        Map.of("TransactItems", List.of(Map.of("Put", Map.of("TableName", "orders"))))))
                .containsExactly("dynamodb:PutItem on " + TABLES + "orders");
    }

    @Test
    void bearsAMapThatContainsItself() {
        Map<String, Object> endless = new java.util.HashMap<>();
        endless.put("TableName", "orders");
        endless.put("Self", endless);

        assertThat(asked("DynamoDb", "GetItem", endless)).hasSize(1);
    }

    @Test
    void tellsWhatNeedsNothingFromWhatIsNotKnown() {
        assertThat(catalog.status("Sts", "GetCallerIdentity")).isEqualTo(GeneratedCatalog.Status.NONE_NEEDED);
        assertThat(catalog.status("Sts", "GetTea")).isEqualTo(GeneratedCatalog.Status.UNKNOWN);
        assertThat(catalog.status("Teapot", "GetTea")).isEqualTo(GeneratedCatalog.Status.UNKNOWN);
    }

    @Test
    void listsWhatItKnows() {
        assertThat(catalog.services()).hasSizeGreaterThan(420).contains("s3", "dynamodb", "sqs");
        assertThat(catalog.operations("Sqs")).contains("SendMessage", "SendMessageBatch");
        assertThat(catalog.operations("Teapot")).isEmpty();
    }

    private List<String> asked(String service, String operation, Map<String, ?> fields) {
        return catalog.lookup(service, operation, fields, HERE).permissions().stream()
                .map(permission -> permission.action() + " on " + permission.resource())
                .toList();
    }
}

package dev.runtimeguard.samples.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

class DynamoDbTest {
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/";
    private static final Map<String, AttributeValue> KEY = Map.of("id", AttributeValue.fromS("1"));

    private LocalAws aws;
    private Role role;
    private Session session;

    @BeforeEach
    void start() throws Exception {
        aws = LocalAws.start();
        role = aws.createRole("fn-role");
        session = role.assume("fn");
    }

    @AfterEach
    void stop() throws Exception {
        aws.close();
    }

    static List<Arguments> operations() {
        return List.of(
                needs(d -> d.getItem(r -> r.tableName("t").key(KEY)), "dynamodb:GetItem t"),
                needs(d -> d.query(r -> r.tableName("t").keyConditionExpression("id = :i")), "dynamodb:Query t"),
                needs(d -> d.query(r -> r.tableName("t").indexName("i")), "dynamodb:Query t/index/i"),
                needs(d -> d.scan(r -> r.tableName(TABLE + "t")), "dynamodb:Scan t"),
                needs(DynamoDbClient::listTables, "dynamodb:ListTables *"),
                needs(
                        d -> d.batchGetItem(r -> r.requestItems(Map.of(
                                "t",
                                KeysAndAttributes.builder().keys(List.of(KEY)).build()))),
                        "dynamodb:BatchGetItem t"),
                needs(
                        d -> d.transactWriteItems(r -> r.transactItems(
                                TransactWriteItem.builder()
                                        .put(p -> p.tableName("t").item(KEY))
                                        .build(),
                                TransactWriteItem.builder()
                                        .conditionCheck(c -> c.tableName("u").key(KEY))
                                        .build())),
                        "dynamodb:PutItem t",
                        "dynamodb:ConditionCheckItem u"),
                needs(statement("SELECT a, b FROM \"t\".\"i\" WHERE id = '1'"), "dynamodb:PartiQLSelect t/index/i"),
                needs(statement("insert into t value {'id':'1'}"), "dynamodb:PartiQLInsert t"),
                needs(statement("UPDATE \"t\" SET a = 1"), "dynamodb:PartiQLUpdate t"),
                needs(statement("DELETE FROM t WHERE id = '1'"), "dynamodb:PartiQLDelete t"));
    }

    private static Consumer<DynamoDbClient> statement(String text) {
        return d -> d.executeStatement(r -> r.statement(text));
    }

    private static Arguments needs(Consumer<DynamoDbClient> call, String... permissions) {
        return Arguments.of(String.join(", ", permissions), call, List.of(permissions));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void asksForItsPermissions(String name, Consumer<DynamoDbClient> call, List<String> permissions) {
        try (DynamoDbClient dynamo = client(session.secretAccessKey())) {
            for (String permission : permissions) {
                String[] parts = permission.split(" ", -1);
                DynamoDbException denied = catchThrowableOfType(DynamoDbException.class, () -> call.accept(dynamo));
                assertThat(denied.statusCode()).isEqualTo(400);
                assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                assertThat(denied.awsErrorDetails().errorMessage())
                        .isEqualTo("User: " + session.arn() + " is not authorized to perform: " + parts[0]
                                + " on resource: " + TABLE + parts[1] + " because no identity-based policy allows the "
                                + parts[0] + " action");
                role.putPolicy("p" + permissions.indexOf(permission), Policies.allow(parts[0], TABLE + parts[1]));
            }
            call.accept(dynamo);
        }
    }

    @Test
    void aWrongSignatureIsNotADenial() {
        try (DynamoDbClient dynamo = client("wrong")) {
            DynamoDbException refused = catchThrowableOfType(DynamoDbException.class, dynamo::listTables);
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
        }
    }

    private DynamoDbClient client(String secret) {
        return DynamoDbClient.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(session.accessKeyId(), secret, session.sessionToken())))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(o -> o.retryStrategy(b -> b.maxAttempts(1)))
                .build();
    }
}

package dev.runtimeguard.samples.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The DynamoDB operations and their IAM actions (service authorization reference, "Actions, resources, and condition
 * keys for Amazon DynamoDB"; developer guide, "Using IAM with transactions" and "IAM policies with PartiQL").
 */
final class DynamoDbActions {
    /** Operations with an action of their own name, on the table of TableName. */
    private static final Set<String> ON_TABLE = Set.of(
            "GetItem",
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "CreateTable",
            "DescribeTable",
            "UpdateTable",
            "DeleteTable",
            "DescribeTimeToLive",
            "UpdateTimeToLive");

    /** What each kind of entry of a transaction is allowed by: there are no actions named after the transactions. */
    private static final Map<String, String> IN_TRANSACTION = Map.of(
            "Get", "dynamodb:GetItem",
            "Put", "dynamodb:PutItem",
            "Update", "dynamodb:UpdateItem",
            "Delete", "dynamodb:DeleteItem",
            "ConditionCheck", "dynamodb:ConditionCheckItem");

    private static final Map<String, String> PARTIQL = Map.of(
            "SELECT", "dynamodb:PartiQLSelect",
            "INSERT", "dynamodb:PartiQLInsert",
            "UPDATE", "dynamodb:PartiQLUpdate",
            "DELETE", "dynamodb:PartiQLDelete");

    private static final Pattern STATEMENT = Pattern.compile(
            "\\s*(SELECT|INSERT|UPDATE|DELETE)\\b.*?\"?([\\w.-]+)\"?(?:\\.\"([\\w.-]+)\")?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** One action on one table: a name, {@code name/index/i}, or an ARN. */
    record Use(String action, String table) {}

    private DynamoDbActions() {}

    /** Everything a call uses, in order; empty for an operation that is not known. */
    static List<Use> of(String operation, Map<?, ?> input) {
        if (ON_TABLE.contains(operation)) {
            return List.of(new Use("dynamodb:" + operation, table(input)));
        }
        return switch (operation) {
            case "ListTables" -> List.of(new Use("dynamodb:ListTables", "*"));
            // With an index only the index is asked for.
            case "Query", "Scan" ->
                List.of(new Use(
                        "dynamodb:" + operation,
                        input.get("IndexName") == null
                                ? table(input)
                                : table(input) + "/index/" + input.get("IndexName")));
            case "BatchGetItem", "BatchWriteItem" -> batch(operation, input);
            case "TransactGetItems", "TransactWriteItems" -> transaction(input);
            case "ExecuteStatement" -> List.of(statement(input));
            case "BatchExecuteStatement" -> statements(input.get("Statements"));
            case "ExecuteTransaction" -> statements(input.get("TransactStatements"));
            default -> List.of();
        };
    }

    private static String table(Map<?, ?> input) {
        if (input.get("TableName") instanceof String name) {
            return name;
        }
        throw new AwsException(400, "ValidationException", "The parameter 'TableName' is required but was not present");
    }

    private static List<Use> batch(String operation, Map<?, ?> input) {
        List<Use> uses = new ArrayList<>();
        if (input.get("RequestItems") instanceof Map<?, ?> items) {
            items.keySet().forEach(table -> uses.add(new Use("dynamodb:" + operation, table.toString())));
        }
        return uses;
    }

    private static List<Use> transaction(Map<?, ?> input) {
        List<Use> uses = new ArrayList<>();
        if (input.get("TransactItems") instanceof List<?> items) {
            for (Object item : items) {
                ((Map<?, ?>) item)
                        .forEach((kind, entry) ->
                                uses.add(new Use(IN_TRANSACTION.get((String) kind), table((Map<?, ?>) entry))));
            }
        }
        return uses;
    }

    private static List<Use> statements(Object list) {
        return list instanceof List<?> entries
                ? entries.stream()
                        .map(entry -> statement((Map<?, ?>) entry))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static Use statement(Map<?, ?> entry) {
        String text = String.valueOf(entry.get("Statement"));
        String afterKeyword = text.replaceFirst("(?is)^(\\s*(?:SELECT|DELETE))\\b.*?\\bFROM\\b", "$1 ")
                .replaceFirst("(?is)^(\\s*INSERT)\\s+INTO\\b", "$1 ");
        Matcher matcher = STATEMENT.matcher(afterKeyword);
        if (!matcher.lookingAt()) {
            throw new AwsException(400, "ValidationException", "Statement wasn't well formed, can't be processed");
        }
        String index = matcher.group(3) == null ? "" : "/index/" + matcher.group(3);
        return new Use(PARTIQL.get(matcher.group(1).toUpperCase(Locale.ROOT)), matcher.group(2) + index);
    }
}

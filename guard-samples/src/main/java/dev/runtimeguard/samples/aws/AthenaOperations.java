package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Athena: everything is evaluated on a workgroup, that of the query where only a query is named. What a query reads, and
 * where its results go, would be asked of Glue and S3 on the caller's behalf; that part is not there.
 */
final class AthenaOperations implements Operations {
    private final OperationTable table = new OperationTable("athena");
    private final Map<String, String> workGroupsByQuery = new ConcurrentHashMap<>();

    AthenaOperations() {
        table.on(
                        input -> workGroup(input, input.text("WorkGroup", "primary")),
                        "StartQueryExecution",
                        "ListQueryExecutions",
                        "ListNamedQueries",
                        "CreateNamedQuery",
                        "GetWorkGroup")
                .on(this::ofQuery, "GetQueryExecution", "GetQueryResults", "StopQueryExecution")
                .on(OperationTable.ANY, "ListWorkGroups")
                .answers("StartQueryExecution", this::start);
    }

    @Override
    public List<Permission> permissions(Input input) {
        return table.permissions(input);
    }

    @Override
    public String answer(Input input) {
        return table.answer(input);
    }

    private static String workGroup(Input input, String name) {
        return input.arn("athena", "workgroup/", name);
    }

    private String ofQuery(Input input) {
        return workGroup(input, workGroupsByQuery.getOrDefault(input.required("QueryExecutionId"), "primary"));
    }

    private String start(Input input) {
        String id = Secrets.requestId();
        workGroupsByQuery.put(id, input.text("WorkGroup", "primary"));
        return "{\"QueryExecutionId\":" + Json.quote(id) + "}";
    }
}

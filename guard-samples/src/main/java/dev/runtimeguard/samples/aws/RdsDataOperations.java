package dev.runtimeguard.samples.aws;

import java.util.List;

/** The RDS Data API: the cluster, and the secret that it logs in with on the caller's behalf. */
final class RdsDataOperations {
    private RdsDataOperations() {}

    static Routes routes() {
        return new Routes()
                .add("POST /Execute", "ExecuteStatement")
                .add("POST /BatchExecute", "BatchExecuteStatement")
                .add("POST /BeginTransaction", "BeginTransaction")
                .add("POST /CommitTransaction", "CommitTransaction")
                .add("POST /RollbackTransaction", "RollbackTransaction");
    }

    static OperationTable table() {
        OperationTable table = new OperationTable("rds-data");
        for (String operation : List.of(
                "ExecuteStatement",
                "BatchExecuteStatement",
                "BeginTransaction",
                "CommitTransaction",
                "RollbackTransaction")) {
            table.needs(
                    operation,
                    input -> List.of(
                            table.permission(operation, input.required("resourceArn")),
                            Permission.of("secretsmanager:GetSecretValue", input.required("secretArn"))));
        }
        return table;
    }
}

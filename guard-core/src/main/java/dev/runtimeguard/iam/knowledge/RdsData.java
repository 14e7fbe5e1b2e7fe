package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.ServicePermissions;

/** The RDS Data API, which reads the database's password from a secret that a request names by ARN or by name. */
final class RdsData {

    private RdsData() {}

    static ServicePermissions permissions() {
        return new Rules("RdsData", "rds-data")
                .on(
                        call -> onCluster(call, "resourceArn", "secretArn"),
                        "BatchExecuteStatement",
                        "BeginTransaction",
                        "CommitTransaction",
                        "ExecuteStatement",
                        "RollbackTransaction")
                .on(call -> onCluster(call, "dbClusterOrInstanceArn", "awsSecretStoreArn"), "ExecuteSql");
    }

    private static void onCluster(Call call, String cluster, String secret) {
        call.need("rds-data:" + call.operation(), Target.named(call, "rds", "cluster:", call.name(cluster)));
        if (call.has(secret)) {
            Secret.need(call, "secretsmanager:GetSecretValue", call.name(secret));
        }
    }
}

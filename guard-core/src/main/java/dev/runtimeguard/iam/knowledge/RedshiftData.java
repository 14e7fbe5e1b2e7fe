package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.ServicePermissions;

/**
 * The Amazon Redshift Data API: of a cluster or a serverless workgroup, with the password from a secret or with temporary
 * credentials, which are another permission (Management Guide, "Authorizing access to the Data API").
 */
final class RedshiftData {

    private RedshiftData() {}

    static ServicePermissions permissions() {
        return new Rules("RedshiftData", "redshift-data")
                .on(
                        RedshiftData::onDatabase,
                        "BatchExecuteStatement",
                        "DescribeTable",
                        "ExecuteStatement",
                        "ListDatabases",
                        "ListSchemas",
                        "ListTables");
    }

    private static void onDatabase(Call call) {
        String action = "redshift-data:" + call.operation();
        String cluster = call.name("ClusterIdentifier");
        String workgroup = call.name("WorkgroupName");
        if (cluster == null && workgroup == null) {
            call.fromCatalog();
            return;
        }
        // A workgroup's ARN ends in an id, which its name does not tell.
        boolean byArn = ArnText.of("redshift-serverless", workgroup) != null;
        Target target = cluster != null
                ? Target.named(call, "redshift", "cluster:", cluster)
                : new Target(byArn ? workgroup : call.arn("redshift-serverless", "workgroup/*"), byArn);
        call.need(action, target);
        String secret = call.name("SecretArn");
        if (secret != null) {
            Secret.need(call, "secretsmanager:GetSecretValue", secret);
        } else if (cluster == null) {
            call.need("redshift-serverless:GetCredentials", target);
        } else {
            temporaryCredentials(call, cluster, call.name("DbUser"), call.name("Database"));
        }
    }

    private static void temporaryCredentials(Call call, String cluster, String user, String database) {
        String below = cluster + '/';
        String name = call.arn("redshift", "dbname:" + below + (database == null ? Call.ANY : database));
        if (user == null) {
            call.likely("redshift:GetClusterCredentialsWithIAM", name);
        } else {
            call.likely("redshift:GetClusterCredentials", call.arn("redshift", "dbuser:" + below + user));
            call.likely("redshift:GetClusterCredentials", name);
        }
    }
}

package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Remedy;
import java.util.List;

/**
 * The Data Catalog of AWS Glue. An action on a table is evaluated on the table, its database and the catalog, and all
 * three must be granted (Developer Guide, "Specifying AWS Glue resource ARNs"); {@code CatalogId} is the owner's account.
 */
final class Glue {

    private static final String PRINCIPAL = "glue.amazonaws.com";

    private Glue() {}

    static ServicePermissions permissions() {
        return new Rules("Glue", "glue")
                .on(call -> onCatalog(call, "DatabaseInput.Name", null), "CreateDatabase")
                .on(call -> onCatalog(call, "Name", null), "GetDatabase", "UpdateDatabase")
                .on(call -> onCatalog(call, "DatabaseName", "TableInput.Name"), "CreateTable", "UpdateTable")
                .on(call -> onCatalog(call, "DatabaseName", "Name"), "GetTable", "DeleteTable")
                .on(call -> onCatalog(call, "DatabaseName", "TablesToDelete"), "BatchDeleteTable")
                .on(
                        call -> onCatalog(call, "DatabaseName", "TableName"),
                        "BatchCreatePartition",
                        "BatchDeletePartition",
                        "BatchGetPartition",
                        "BatchUpdatePartition",
                        "CreatePartition",
                        "DeletePartition",
                        "GetPartition",
                        "GetPartitionIndexes",
                        "GetPartitions",
                        "GetTableVersion",
                        "GetTableVersions",
                        "UpdatePartition")
                .on(Glue::passing, "CreateCrawler", "CreateJob", "CreateSession", "UpdateCrawler")
                .checking(Glue::checks);
    }

    private static void onCatalog(Call call, String databaseMember, String tableMember) {
        String action = "glue:" + call.operation();
        String owner = call.name("CatalogId");
        String at =
                "arn:" + call.context().partition() + ":glue:" + call.context().region() + ':'
                        + (ArnText.isAccount(owner) ? owner : call.context().account()) + ':';
        if (owner != null && !ArnText.isAccount(owner)) {
            // A catalog below the account's, whose databases are named below it as well.
            call.fromCatalog();
            return;
        }
        String database = call.name(databaseMember);
        call.likely(action, at + "catalog");
        call.need(action, new Target(at + "database/" + (database == null ? Call.ANY : database), database != null));
        if (tableMember == null) {
            return;
        }
        List<String> tables = call.names(tableMember);
        for (String table : tables.isEmpty() ? List.of(Call.ANY) : tables) {
            boolean exact = database != null && !tables.isEmpty();
            call.need(
                    action, new Target(at + "table/" + (database == null ? Call.ANY : database) + '/' + table, exact));
        }
    }

    private static void passing(Call call) {
        call.fromCatalog();
        call.passing("Role", PRINCIPAL);
    }

    private static List<Remedy> checks(String operation, RequestFields fields) {
        String database = Members.text(fields, operation.endsWith("Database") ? "Name" : "DatabaseName");
        return database == null
                ? List.of()
                : List.of(Check.of(
                                "does Lake Formation govern the database? Then the role needs its grants on database and"
                                        + " table besides the IAM permission, and lakeformation:GetDataAccess",
                                "aws lakeformation list-permissions")
                        .option("resource", "{\"Database\":{\"Name\":\"" + safe(database) + "\"}}")
                        .remedy());
    }

    private static String safe(String name) {
        return ArnText.isPlain(name) ? name : "DATABASE";
    }
}

package dev.runtimeguard.samples.aws;

import java.util.List;

/** Glue: whatever touches a table asks about catalog, database and table, in that order; jobs and crawlers stand alone. */
final class GlueOperations {
    private GlueOperations() {}

    static OperationTable table() {
        return new OperationTable("glue")
                .onEach(input -> tablePath(input, "Name"), "GetTable", "DeleteTable")
                .onEach(
                        input -> tablePath(input, "TableName"),
                        "GetPartition",
                        "GetPartitions",
                        "CreatePartition",
                        "BatchCreatePartition")
                .onEach(
                        input -> path(
                                input,
                                input.required("DatabaseName"),
                                input.structure("TableInput").required("Name")),
                        "CreateTable",
                        "UpdateTable")
                .onEach(input -> databasePath(input, "Name"), "GetDatabase")
                .on(input -> input.arn("glue", "job/", input.required("JobName")), "StartJobRun", "GetJobRun")
                .on(input -> input.arn("glue", "job/", input.required("JobName")), "GetJobRuns", "GetJob")
                .on(input -> input.arn("glue", "crawler/", input.required("Name")), "StartCrawler", "GetCrawler")
                .on(OperationTable.ANY, "ListJobs", "ListCrawlers")
                .answers("StartJobRun", input -> "{\"JobRunId\":\"jr_1\"}");
    }

    private static List<String> databasePath(Input input, String member) {
        return List.of(input.arn("glue", "", "catalog"), input.arn("glue", "database/", input.required(member)));
    }

    private static List<String> tablePath(Input input, String member) {
        return path(input, input.required("DatabaseName"), input.required(member));
    }

    private static List<String> path(Input input, String database, String table) {
        return List.of(
                input.arn("glue", "", "catalog"),
                input.arn("glue", "database/", database),
                input.arn("glue", "table/", database + "/" + table));
    }
}

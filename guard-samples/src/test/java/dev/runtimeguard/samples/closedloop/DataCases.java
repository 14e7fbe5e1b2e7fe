package dev.runtimeguard.samples.closedloop;

import static dev.runtimeguard.samples.closedloop.LoopCase.NEIGHBOUR;
import static dev.runtimeguard.samples.closedloop.LoopCase.RESOURCE;
import static dev.runtimeguard.samples.closedloop.LoopCase.onResource;

import dev.runtimeguard.samples.aws.DenialWording;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;

/** Glue, Athena and the RDS Data API. */
final class DataCases {
    private final Map<String, String> queries;

    /** @param admin of a role that may start queries: of a query, only its id is named afterwards */
    DataCases(SdkClients admin) {
        queries = Map.of(RESOURCE, started(admin, RESOURCE), NEIGHBOUR, started(admin, NEIGHBOUR));
    }

    private static String started(SdkClients admin, String workGroup) {
        return athena(admin)
                .startQueryExecution(r -> r.queryString("SELECT 1").workGroup(workGroup))
                .queryExecutionId();
    }

    List<LoopCase> all() {
        return Stream.of(glue(), athena(), rdsData()).flatMap(List::stream).toList();
    }

    private static List<LoopCase> glue() {
        Consumer<SdkClients> delete =
                sdk -> glue(sdk).deleteTable(r -> r.databaseName("db").name(RESOURCE));
        return List.of(
                glue(
                        "GetTable",
                        delete,
                        (g, t) -> g.getTable(r -> r.databaseName("db").name(t))),
                glue(
                        "GetPartitions",
                        delete,
                        (g, t) -> g.getPartitions(r -> r.databaseName("db").tableName(t))),
                glue(
                        "BatchCreatePartition",
                        delete,
                        (g, t) -> g.batchCreatePartition(r -> r.databaseName("db")
                                .tableName(t)
                                .partitionInputList(
                                        PartitionInput.builder().values("2026").build()))),
                glue(
                        "CreateTable",
                        delete,
                        (g, t) -> g.createTable(r -> r.databaseName("db").tableInput(i -> i.name(t)))),
                glue("GetDatabase", delete, (g, d) -> g.getDatabase(r -> r.name(d))),
                glue("StartJobRun", delete, (g, j) -> g.startJobRun(r -> r.jobName(j))),
                glue(
                        "GetJobRun",
                        delete,
                        (g, j) -> g.getJobRun(r -> r.jobName(j).runId("jr_1"))),
                glue("StartCrawler", delete, (g, c) -> g.startCrawler(r -> r.name(c))));
    }

    private List<LoopCase> athena() {
        // The workgroup of a query is not in a request that names the query alone.
        DenialWording[] nothingTold = {DenialWording.NO_REASON};
        return List.of(
                athena(
                        "StartQueryExecution",
                        (a, w) -> a.startQueryExecution(
                                r -> r.queryString("SELECT 1").workGroup(w))),
                onResource(
                        "athena StartQueryExecution in primary",
                        "primary",
                        "primary2",
                        (sdk, w) -> athena(sdk).startQueryExecution(r -> r.queryString("SELECT 1")
                                .workGroup(w.equals("primary") ? null : w)),
                        sdk -> athena(sdk).getWorkGroup(r -> r.workGroup("primary"))),
                athena("GetQueryExecution", (a, w) -> a.getQueryExecution(r -> r.queryExecutionId(queries.get(w))))
                        .endsAs(Outcome.WIDE_GUESS, nothingTold),
                athena("GetQueryResults", (a, w) -> a.getQueryResults(r -> r.queryExecutionId(queries.get(w))))
                        .endsAs(Outcome.WIDE_GUESS, nothingTold),
                athena("ListQueryExecutions", (a, w) -> a.listQueryExecutions(r -> r.workGroup(w))));
    }

    private static List<LoopCase> rdsData() {
        return List.of(
                cluster(
                        "ExecuteStatement",
                        (d, c) -> d.executeStatement(r -> r.resourceArn(cluster(c))
                                .secretArn(secret("db"))
                                .sql("SELECT 1"))),
                onResource(
                        "rds-data ExecuteStatement with another secret",
                        (sdk, s) -> rdsData(sdk).executeStatement(r -> r.resourceArn(cluster("c"))
                                .secretArn(secret(s))
                                .sql("SELECT 1")),
                        sdk -> rollback(rdsData(sdk), "c")),
                cluster(
                        "BatchExecuteStatement",
                        (d, c) -> d.batchExecuteStatement(r -> r.resourceArn(cluster(c))
                                .secretArn(secret("db"))
                                .sql("SELECT 1"))),
                cluster(
                        "BeginTransaction",
                        (d, c) -> d.beginTransaction(
                                r -> r.resourceArn(cluster(c)).secretArn(secret("db")))));
    }

    private static void rollback(RdsDataClient data, String cluster) {
        data.rollbackTransaction(
                r -> r.resourceArn(cluster(cluster)).secretArn(secret("db")).transactionId("t"));
    }

    private static String cluster(String name) {
        return Arns.arn("rds", "cluster:" + name);
    }

    private static String secret(String name) {
        return Arns.arn("secretsmanager", "secret:" + name + "-a1B2c3");
    }

    private static LoopCase glue(String name, Consumer<SdkClients> other, BiConsumer<GlueClient, String> call) {
        return onResource("glue " + name, (sdk, resource) -> call.accept(glue(sdk), resource), other);
    }

    private static LoopCase athena(String name, BiConsumer<AthenaClient, String> call) {
        return onResource("athena " + name, (sdk, workGroup) -> call.accept(athena(sdk), workGroup), sdk -> athena(sdk)
                .getWorkGroup(r -> r.workGroup(RESOURCE)));
    }

    private static LoopCase cluster(String name, BiConsumer<RdsDataClient, String> call) {
        return onResource(
                "rds-data " + name,
                (sdk, cluster) -> call.accept(rdsData(sdk), cluster),
                sdk -> rollback(rdsData(sdk), RESOURCE));
    }

    private static GlueClient glue(SdkClients sdk) {
        return sdk.client(GlueClient.class, GlueClient::builder);
    }

    private static AthenaClient athena(SdkClients sdk) {
        return sdk.client(AthenaClient.class, AthenaClient::builder);
    }

    private static RdsDataClient rdsData(SdkClients sdk) {
        return sdk.client(RdsDataClient.class, RdsDataClient::builder);
    }
}

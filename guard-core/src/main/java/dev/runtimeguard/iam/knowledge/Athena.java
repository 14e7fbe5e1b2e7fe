package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Remedy;
import java.util.List;

/**
 * Amazon Athena, which reads data and catalog and writes results in the caller's name. A request without a workgroup
 * goes to {@code primary}.
 */
final class Athena {

    private Athena() {}

    static ServicePermissions permissions() {
        return new Rules("Athena", "athena")
                .on(Athena::startQuery, "StartQueryExecution")
                .on(Athena::onWorkgroup, "CreateNamedQuery", "ListNamedQueries", "ListQueryExecutions")
                .checking(Athena::checks);
    }

    private static void onWorkgroup(Call call) {
        String workgroup = call.has("WorkGroup") ? call.name("WorkGroup") : "primary";
        call.need("athena:" + call.operation(), Target.named(call, "athena", "workgroup/", workgroup));
    }

    private static void startQuery(Call call) {
        onWorkgroup(call);
        S3Location results = S3Location.of(call.name("ResultConfiguration.OutputLocation"));
        if (results != null) {
            // Unless the workgroup enforces a place of its own.
            String bucket = S3Location.bucketArn(call, results.bucket());
            String objects = S3Location.objectsArn(call, results.bucket(), results.prefix());
            call.guess("s3:GetBucketLocation", bucket);
            call.guess("s3:ListBucket", bucket);
            call.guess("s3:GetObject", objects);
            call.guess("s3:PutObject", objects);
            call.guess("s3:AbortMultipartUpload", objects);
            call.guess("s3:ListMultipartUploadParts", objects);
        }
    }

    private static List<Remedy> checks(String operation, RequestFields fields) {
        if (!operation.equals("StartQueryExecution")) {
            return List.of();
        }
        String workgroup = Members.text(fields, "WorkGroup");
        return List.of(
                Check.of(
                                "where does the workgroup write results, and with which key? The caller needs s3:PutObject,"
                                        + " s3:GetObject and s3:GetBucketLocation there",
                                "aws athena get-work-group --query WorkGroup.Configuration.ResultConfiguration")
                        .option("work-group", workgroup == null ? "primary" : workgroup)
                        .remedy(),
                new Remedy(
                        Remedy.Kind.CHECK,
                        "may the caller read what the query reads?",
                        "It needs glue:GetDatabase, glue:GetTable and glue:GetPartitions on catalog, database and tables, and"
                                + " s3:GetObject and s3:ListBucket on the data; where Lake Formation governs the tables,"
                                + " its grants and lakeformation:GetDataAccess instead of those of S3."));
    }
}

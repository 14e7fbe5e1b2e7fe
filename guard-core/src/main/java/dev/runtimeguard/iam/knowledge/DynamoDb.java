package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Remedy;
import java.util.List;

/** Amazon DynamoDB: PartiQL, and what making, importing and exporting tables needs besides its own action. */
final class DynamoDb {

    private DynamoDb() {}

    static ServicePermissions permissions() {
        return new Rules("DynamoDb", "dynamodb")
                .on(call -> statements(call, "Statement"), "ExecuteStatement")
                .on(call -> statements(call, "Statements.Statement"), "BatchExecuteStatement")
                .on(call -> statements(call, "TransactStatements.Statement"), "ExecuteTransaction")
                .on(DynamoDb::createTable, "CreateTable")
                .on(DynamoDb::importTable, "ImportTable")
                .on(DynamoDb::exportTable, "ExportTableToPointInTime")
                .widening(DynamoDbStreams::streamsOfTable)
                .checking(DynamoDb::checks);
    }

    /** The ARN of a table or, given one, of its index; open when the table is not known. */
    static Target table(Call call, String name, String index) {
        Target table = Target.named(call, "dynamodb", "table/", name);
        if (index == null || !table.exact()) {
            return table;
        }
        return ArnText.isPlain(index)
                ? Target.exact(table.arn() + "/index/" + index)
                : Target.open(table.arn() + "/index/*");
    }

    private static void statements(Call call, String path) {
        List<String> statements = Members.texts(call.fields(), path);
        boolean understood = false;
        for (String text : statements) {
            PartiQl statement = PartiQl.parse(text);
            if (statement != null) {
                understood = true;
                call.need("dynamodb:PartiQL" + statement.verb(), table(call, statement.table(), statement.index()));
            }
        }
        if (!understood) {
            call.fromCatalog();
        }
    }

    private static void createTable(Call call) {
        Target table = table(call, call.name("TableName"), null);
        call.need("dynamodb:CreateTable", table);
        call.taggingWith("Tags", "dynamodb:TagResource", table.arn());
        if (call.has("ResourcePolicy")) {
            call.need("dynamodb:PutResourcePolicy", table);
        }
        KmsKey.usedByService(
                call, "SSESpecification.KMSMasterKeyId", "kms:CreateGrant", "kms:DescribeKey", "kms:Decrypt");
    }

    private static void importTable(Call call) {
        call.need("dynamodb:ImportTable", table(call, call.name("TableCreationParameters.TableName"), null));
        String bucket = call.name("S3BucketSource.S3Bucket");
        String prefix = call.name("S3BucketSource.S3KeyPrefix");
        if (bucket != null) {
            call.likely("s3:ListBucket", S3Location.bucketArn(call, bucket));
            call.likely("s3:GetObject", S3Location.objectsArn(call, bucket, prefix));
        }
        call.guess("logs:CreateLogGroup", call.arn("logs", "log-group:/aws-dynamodb/*"));
        call.guess("logs:CreateLogStream", call.arn("logs", "log-group:/aws-dynamodb/*"));
        call.guess("logs:DescribeLogGroups", "*");
        call.guess("logs:DescribeLogStreams", call.arn("logs", "log-group:/aws-dynamodb/*"));
        call.guess("logs:PutLogEvents", call.arn("logs", "log-group:/aws-dynamodb/*"));
        call.guess("logs:PutRetentionPolicy", call.arn("logs", "log-group:/aws-dynamodb/*"));
    }

    private static void exportTable(Call call) {
        call.need("dynamodb:ExportTableToPointInTime", table(call, call.name("TableArn"), null));
        String bucket = call.name("S3Bucket");
        if (bucket != null) {
            String objects = S3Location.objectsArn(call, bucket, call.name("S3Prefix"));
            call.likely("s3:PutObject", objects);
            call.likely("s3:PutObjectAcl", objects);
            call.likely("s3:AbortMultipartUpload", objects);
        }
    }

    private static List<Remedy> checks(String operation, RequestFields fields) {
        String table = Members.text(fields, "TableName");
        if (table == null) {
            return List.of();
        }
        return List.of(
                Check.of(
                                "does the table exist in this account and region? DynamoDB denies before it looks for the"
                                        + " table; another account's must be named by its ARN, and its policy must allow"
                                        + " the role",
                                "aws dynamodb describe-table --query Table.TableArn --output text")
                        .option("table-name", table)
                        .remedy(),
                Check.of(
                                "is the table encrypted with a customer managed key? Then the role needs kms:Decrypt on"
                                        + " the key this prints",
                                "aws dynamodb describe-table --query Table.SSEDescription.KMSMasterKeyArn --output text")
                        .option("table-name", table)
                        .remedy());
    }
}

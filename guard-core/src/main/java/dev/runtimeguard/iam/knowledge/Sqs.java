package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.iam.catalog.QueueUrl;
import dev.runtimeguard.report.Remedy;
import java.util.List;

/** Amazon SQS: a queue is named by an URL, from which account and region come; a batch needs the single action. */
final class Sqs {

    private static final String BATCH = "Batch";

    private Sqs() {}

    static ServicePermissions permissions() {
        return new Rules("Sqs", "sqs")
                .on(
                        Sqs::onQueue,
                        "AddPermission",
                        "ChangeMessageVisibility",
                        "ChangeMessageVisibilityBatch",
                        "DeleteMessage",
                        "DeleteMessageBatch",
                        "DeleteQueue",
                        "GetQueueAttributes",
                        "ListDeadLetterSourceQueues",
                        "ListQueueTags",
                        "PurgeQueue",
                        "ReceiveMessage",
                        "RemovePermission",
                        "SendMessage",
                        "SendMessageBatch",
                        "SetQueueAttributes",
                        "TagQueue",
                        "UntagQueue")
                .on(Sqs::getQueueUrl, "GetQueueUrl")
                .on(Sqs::createQueue, "CreateQueue")
                .on(Sqs::moveMessages, "StartMessageMoveTask")
                .checking(Sqs::checks);
    }

    private static void onQueue(Call call) {
        String operation = call.operation();
        String action =
                operation.endsWith(BATCH) ? operation.substring(0, operation.length() - BATCH.length()) : operation;
        call.need("sqs:" + action, queue(call, Members.text(call.fields(), "QueueUrl")));
    }

    private static Target queue(Call call, String named) {
        if (named == null) {
            return Target.open(call.arn("sqs", Call.ANY));
        }
        QueueUrl url = QueueUrl.parse(named);
        if (url == null) {
            // The service takes the mere name as well.
            return named.startsWith("arn:") || QueueUrl.isName(named)
                    ? Target.named(call, "sqs", "", named)
                    : Target.open(call.arn("sqs", Call.ANY));
        }
        return Target.exact(url.arn(call.context()));
    }

    private static void getQueueUrl(Call call) {
        String name = call.name("QueueName");
        String owner = call.name("QueueOwnerAWSAccountId");
        ArnContext at = call.context();
        String account = ArnText.isAccount(owner) ? owner : at.account();
        String arn =
                new ArnText(at.partition(), "sqs", at.region(), account, name == null ? Call.ANY : name).toString();
        call.need("sqs:GetQueueUrl", new Target(arn, name != null));
    }

    private static void createQueue(Call call) {
        Target queue = Target.named(call, "sqs", "", call.name("QueueName"));
        call.need("sqs:CreateQueue", queue);
        call.taggingWith("tags", "sqs:TagQueue", queue.arn());
    }

    /** What the API reference lists for a redrive. */
    private static void moveMessages(Call call) {
        Target source = Target.named(call, "sqs", "", call.name("SourceArn"));
        call.need("sqs:StartMessageMoveTask", source);
        call.need("sqs:ReceiveMessage", source);
        call.need("sqs:DeleteMessage", source);
        call.need("sqs:GetQueueAttributes", source);
        call.need("sqs:SendMessage", Target.named(call, "sqs", "", call.name("DestinationArn")));
    }

    private static List<Remedy> checks(String operation, RequestFields fields) {
        String url = Members.text(fields, "QueueUrl");
        if (url == null) {
            return List.of();
        }
        QueueUrl parts = QueueUrl.parse(url);
        String where = parts == null || parts.region() == null ? null : parts.region();
        Check exists = Check.of(
                "does the queue exist, and is it of the account and region the client calls? SQS answers a wrong account"
                        + " or name with a denial; for another account's queue, the queue's policy must allow the role",
                "aws sqs get-queue-attributes --attribute-names QueueArn Policy KmsMasterKeyId");
        if (where != null) {
            exists.option("region", where);
        }
        return List.of(
                exists.option("queue-url", url).remedy(),
                new Remedy(
                        Remedy.Kind.CHECK,
                        "is the queue encrypted with a customer managed key?",
                        "If the command above prints a KmsMasterKeyId, sending needs kms:GenerateDataKey and kms:Decrypt"
                                + " on that key, receiving kms:Decrypt."));
    }
}

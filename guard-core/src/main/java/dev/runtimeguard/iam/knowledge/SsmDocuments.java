package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.report.Condition;
import java.util.List;

/**
 * What runs documents of AWS Systems Manager: Run Command, sessions and automations. The ARN of a document that Amazon
 * owns has no account, as denials show it: {@code arn:aws:ssm:us-east-1::document/AWS-RunShellScript}.
 */
final class SsmDocuments {

    private static final String PRINCIPAL = "ssm.amazonaws.com";

    private SsmDocuments() {}

    static void addTo(Rules rules) {
        rules.on(SsmDocuments::sendCommand, "SendCommand")
                .on(SsmDocuments::startSession, "StartSession")
                .on(SsmDocuments::startAutomation, "StartAutomationExecution")
                .on(
                        call -> call.need("ssm:" + call.operation(), document(call, call.name("Name"))),
                        "GetDocument",
                        "DescribeDocument");
    }

    static Target document(Call call, String name) {
        return ofType(call, "document/", name);
    }

    private static Target ofType(Call call, String type, String name) {
        boolean amazons = name != null && (name.startsWith("AWS") || name.startsWith("Amazon")) && name.contains("-");
        if (amazons && ArnText.isPlain(name)) {
            return Target.exact(new ArnText(
                            call.context().partition(), "ssm", call.context().region(), "", type + name)
                    .toString());
        }
        return Target.named(call, "ssm", type, name);
    }

    private static void sendCommand(Call call) {
        call.need("ssm:SendCommand", document(call, call.name("DocumentName")));
        for (String instance : call.names("InstanceIds")) {
            call.likely("ssm:SendCommand", instance(call, instance));
        }
        for (RequestFields target : Members.structures(call.fields(), "Targets")) {
            toTarget(call, Members.text(target, "Key"), Members.texts(target, "Values"));
        }
        call.passing("ServiceRoleArn", PRINCIPAL);
    }

    private static void toTarget(Call call, String key, List<String> values) {
        if ("InstanceIds".equals(key)) {
            for (String value : values) {
                call.likely("ssm:SendCommand", instance(call, value));
            }
        } else if (ArnText.isPlain(key) && key.startsWith("tag:") && key.length() > 4 && !values.isEmpty()) {
            for (String value : values) {
                Condition tagged = new Condition("StringEquals", "ssm:resourceTag/" + key.substring(4), value);
                call.likely("ssm:SendCommand", call.arn("ec2", "instance/*"), tagged);
            }
        } else {
            call.guess("ssm:SendCommand", call.arn("ec2", "instance/*"));
        }
    }

    /** Nodes outside Amazon EC2 have ids that begin with {@code mi-}. */
    private static String instance(Call call, String id) {
        if (!ArnText.isPlain(id)) {
            return call.arn("ec2", "instance/*");
        }
        return id.startsWith("mi-") ? call.arn("ssm", "managed-instance/" + id) : call.arn("ec2", "instance/" + id);
    }

    private static void startSession(Call call) {
        String target = call.name("Target");
        if (target != null && target.startsWith("ecs:")) {
            // ecs:CLUSTER_TASK_RUNTIME
            String[] parts = target.substring("ecs:".length()).split("_", -1);
            boolean whole = parts.length == 3 && !parts[0].isEmpty() && !parts[1].isEmpty();
            String task = whole ? parts[0] + '/' + parts[1] : "*";
            call.need("ssm:StartSession", new Target(call.arn("ecs", "task/" + task), whole));
        } else {
            call.need("ssm:StartSession", new Target(instance(call, target), target != null));
        }
        String document = call.name("DocumentName");
        if (document != null) {
            call.need("ssm:StartSession", document(call, document));
        } else {
            // Evaluated only where the role's policies ask for it by ssm:SessionDocumentAccessCheck.
            call.guess("ssm:StartSession", call.arn("ssm", "document/SSM-SessionManagerRunShell"));
        }
    }

    private static void startAutomation(Call call) {
        String version = call.name("DocumentVersion");
        Target definition = ofType(call, "automation-definition/", call.name("DocumentName"));
        call.need(
                "ssm:StartAutomationExecution",
                new Target(
                        definition.arn() + (definition.exact() ? ':' + (version == null ? "$DEFAULT" : version) : ""),
                        definition.exact()));
        call.passing("Parameters.AutomationAssumeRole", PRINCIPAL);
    }
}

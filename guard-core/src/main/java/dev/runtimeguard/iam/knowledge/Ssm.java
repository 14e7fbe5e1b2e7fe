package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Condition;
import dev.runtimeguard.report.Remedy;
import java.util.List;

/** AWS Systems Manager: the Parameter Store; for its documents see {@link SsmDocuments}. */
final class Ssm {

    private Ssm() {}

    static ServicePermissions permissions() {
        Rules rules = new Rules("Ssm", "ssm")
                .on(Ssm::read, "GetParameter", "GetParameters", "GetParameterHistory")
                .on(Ssm::readPath, "GetParametersByPath")
                .on(Ssm::write, "PutParameter")
                .on(
                        Ssm::onParameters,
                        "DeleteParameter",
                        "DeleteParameters",
                        "LabelParameterVersion",
                        "UnlabelParameterVersion")
                .on(Ssm::onTagged, "AddTagsToResource", "RemoveTagsFromResource", "ListTagsForResource")
                .checking(Ssm::checks);
        SsmDocuments.addTo(rules);
        return rules;
    }

    private static List<String> named(Call call) {
        List<String> names = call.names("Names");
        return names.isEmpty() ? call.names("Name") : names;
    }

    private static void onParameters(Call call) {
        List<String> names = named(call);
        if (names.isEmpty()) {
            call.need("ssm:" + call.operation(), Parameter.of(call, null));
        }
        for (String name : names) {
            call.need("ssm:" + call.operation(), Parameter.of(call, name));
        }
    }

    private static void read(Call call) {
        onParameters(call);
        for (String name : named(call)) {
            String secret = Parameter.referredSecret(name);
            if (secret != null) {
                Secret.need(call, "secretsmanager:GetSecretValue", secret);
            } else if (decrypts(call)) {
                decrypting(call, Parameter.of(call, name).arn());
            }
        }
    }

    /** The path itself is what the call is evaluated on, with the slash the request may end it with. */
    private static void readPath(Call call) {
        String path = call.name("Path");
        Target at =
                Parameter.of(call, path == null || !path.endsWith("/") ? path : path.substring(0, path.length() - 1));
        call.need("ssm:GetParametersByPath", at);
        if (at.exact()) {
            call.likely("ssm:GetParametersByPath", at.arn() + "/*");
            if (decrypts(call)) {
                decrypting(call, at.arn() + "/*");
            }
        }
    }

    private static boolean decrypts(Call call) {
        return "true".equals(call.name("WithDecryption"));
    }

    /**
     * Only a SecureString under a customer managed key needs it, which the request does not tell. The Parameter Store
     * puts the parameter's ARN into the encryption context (KMS Developer Guide), which keeps the grant narrow.
     */
    private static void decrypting(Call call, String parameter) {
        String operator = parameter.indexOf('*') < 0 ? "StringEquals" : "StringLike";
        call.guess(
                "kms:Decrypt",
                call.arn("kms", "key/*"),
                new Condition(operator, "kms:EncryptionContext:PARAMETER_ARN", parameter));
    }

    private static void write(Call call) {
        Target parameter = Parameter.of(call, call.name("Name"));
        call.need("ssm:PutParameter", parameter);
        call.taggingWith("Tags", "ssm:AddTagsToResource", parameter.arn());
        if ("SecureString".equals(call.name("Type"))) {
            boolean advanced = "Advanced".equals(call.name("Tier"));
            KmsKey.usedByService(call, "KeyId", advanced ? "kms:GenerateDataKey" : "kms:Encrypt");
        }
    }

    private static void onTagged(Call call) {
        String type = call.name("ResourceType");
        String id = call.name("ResourceId");
        String action = "ssm:" + call.operation();
        if ("Parameter".equals(type)) {
            call.need(action, Parameter.of(call, id));
        } else if ("Document".equals(type)) {
            call.need(action, SsmDocuments.document(call, id));
        } else {
            call.fromCatalog();
        }
    }

    private static List<Remedy> checks(String operation, RequestFields fields) {
        String name = Members.text(fields, "Name");
        if (name == null || !operation.contains("Parameter")) {
            return List.of();
        }
        return List.of(Check.of(
                        "is the parameter a SecureString under a customer managed key, not alias/aws/ssm? Then reading it"
                                + " with decryption needs kms:Decrypt on the key this prints",
                        "aws ssm describe-parameters --query 'Parameters[0].[ARN,Type,KeyId]'")
                .option("parameter-filters", "Key=Name,Values=" + name)
                .remedy());
    }
}

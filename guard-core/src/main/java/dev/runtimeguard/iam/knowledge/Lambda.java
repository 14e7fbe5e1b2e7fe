package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Condition;
import dev.runtimeguard.report.Remedy;
import java.util.List;

/**
 * AWS Lambda. IAM matches the qualified ARN of a call that names a version or alias: a policy with the unqualified ARN
 * does not cover it (Developer Guide, "Qualified and unqualified ARNs").
 */
final class Lambda {

    private Lambda() {}

    static ServicePermissions permissions() {
        return new Rules("Lambda", "lambda")
                .on(call -> call.need("lambda:InvokeFunction", qualified(call)), "Invoke", "InvokeWithResponseStream")
                .on(Lambda::invokeAsync, "InvokeAsync")
                .on(
                        call -> call.need("lambda:" + call.operation(), qualified(call)),
                        "AddPermission",
                        "RemovePermission",
                        "PutProvisionedConcurrencyConfig",
                        "GetProvisionedConcurrencyConfig",
                        "DeleteProvisionedConcurrencyConfig")
                .on(Lambda::createFunction, "CreateFunction")
                .on(Lambda::updateConfiguration, "UpdateFunctionConfiguration")
                .on(Lambda::updateCode, "UpdateFunctionCode")
                .on(Lambda::publishLayer, "PublishLayerVersion")
                .on(Lambda::createMapping, "CreateEventSourceMapping")
                .checking(Lambda::checks);
    }

    private static Target qualified(Call call) {
        FunctionName function = FunctionName.of(call, call.name("FunctionName"));
        return function == null
                ? Target.open(call.arn("lambda", "function:*"))
                : Target.exact(function.arn(call.name("Qualifier")));
    }

    private static Target unqualified(Call call) {
        FunctionName function = FunctionName.of(call, call.name("FunctionName"));
        return function == null
                ? Target.open(call.arn("lambda", "function:*"))
                : Target.exact(function.unqualifiedArn());
    }

    /** The deprecated operation has been checked as {@code InvokeFunction}, though an action of its name exists. */
    private static void invokeAsync(Call call) {
        Target function = qualified(call);
        call.need("lambda:InvokeFunction", function);
        call.guess("lambda:InvokeAsync", function.arn());
    }

    private static void createFunction(Call call) {
        Target function = unqualified(call);
        call.need("lambda:CreateFunction", function);
        call.taggingWith("Tags", "lambda:TagResource", function.arn());
        codeFrom(call, "Code.");
        configuration(call);
    }

    private static void updateConfiguration(Call call) {
        call.need("lambda:UpdateFunctionConfiguration", unqualified(call));
        configuration(call);
    }

    private static void updateCode(Call call) {
        call.need("lambda:UpdateFunctionCode", unqualified(call));
        codeFrom(call, "");
    }

    private static void publishLayer(Call call) {
        call.need("lambda:PublishLayerVersion", Target.named(call, "lambda", "layer:", call.name("LayerName")));
        codeFrom(call, "Content.");
    }

    /** A grant without the condition would cover mappings of every function. */
    private static void createMapping(Call call) {
        FunctionName function = FunctionName.of(call, call.name("FunctionName"));
        if (function == null) {
            call.likely("lambda:CreateEventSourceMapping", "*");
        } else {
            call.likely(
                    "lambda:CreateEventSourceMapping",
                    "*",
                    new Condition("ArnLike", "lambda:FunctionArn", function.unqualifiedArn() + '*'));
        }
    }

    private static void configuration(Call call) {
        call.passing("Role", "lambda.amazonaws.com");
        for (String layer : call.names("Layers")) {
            if (ArnText.of("lambda", layer) != null) {
                call.likely("lambda:GetLayerVersion", layer);
            }
        }
        if (!call.names("VpcConfig.SubnetIds").isEmpty()) {
            call.likely("ec2:DescribeSecurityGroups", "*");
            call.likely("ec2:DescribeSubnets", "*");
            call.likely("ec2:DescribeVpcs", "*");
        }
        if (!call.names("FileSystemConfigs.Arn").isEmpty()) {
            call.likely("elasticfilesystem:DescribeMountTargets", call.arn("elasticfilesystem", "file-system/*"));
        }
    }

    private static void codeFrom(Call call, String path) {
        String bucket = call.name(path + "S3Bucket");
        if (bucket != null) {
            boolean version = call.has(path + "S3ObjectVersion");
            call.likely(
                    version ? "s3:GetObjectVersion" : "s3:GetObject",
                    S3Location.objectArn(call, bucket, call.name(path + "S3Key")));
        }
    }

    private static List<Remedy> checks(String operation, RequestFields fields) {
        String function = Members.text(fields, "FunctionName");
        if (function == null || !operation.startsWith("Invoke")) {
            return List.of();
        }
        Check policy = Check.of(
                "for another account's function: does its policy allow the role? A function behind a qualifier has a"
                        + " policy of its own",
                "aws lambda get-policy --query Policy --output text");
        policy.option("function-name", function);
        String qualifier = Members.text(fields, "Qualifier");
        if (qualifier != null) {
            policy.option("qualifier", qualifier);
        }
        return List.of(policy.remedy());
    }
}

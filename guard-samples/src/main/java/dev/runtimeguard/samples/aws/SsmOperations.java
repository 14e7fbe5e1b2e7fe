package dev.runtimeguard.samples.aws;

import java.util.ArrayList;
import java.util.List;

/** Systems Manager: parameters, whose leading slash is not doubled in their ARN, and commands. */
final class SsmOperations {
    private SsmOperations() {}

    static OperationTable table() {
        OperationTable table = new OperationTable("ssm");
        return table.on(
                        input -> parameter(input, input.required("Name")),
                        "GetParameter",
                        "PutParameter",
                        "DeleteParameter",
                        "GetParameterHistory")
                .onEach(SsmOperations::parameters, "GetParameters", "DeleteParameters")
                .on(input -> parameter(input, input.required("Path")), "GetParametersByPath")
                .on(OperationTable.ANY, "DescribeParameters", "ListCommands")
                .needs("SendCommand", input -> sendCommand(table, input))
                .answers("GetParameter", input -> "{\"Parameter\":{\"Value\":\"v\"}}")
                .answers("GetParameters", input -> "{\"Parameters\":[],\"InvalidParameters\":[]}");
    }

    private static List<String> parameters(Input input) {
        return input.texts("Names").stream().map(name -> parameter(input, name)).toList();
    }

    private static String parameter(Input input, String name) {
        if (name.startsWith("arn:")) {
            return name;
        }
        // A version or label after a colon is not part of the resource.
        String plain = name.split(":", -1)[0];
        return input.arn("ssm", "parameter", plain.startsWith("/") ? plain : "/" + plain);
    }

    /** The document, which AWS owns unless it is one of the account's, and every instance. */
    private static List<Permission> sendCommand(OperationTable table, Input input) {
        String document = input.required("DocumentName");
        List<Permission> permissions = new ArrayList<>();
        permissions.add(table.permission(
                "SendCommand",
                document.startsWith("AWS-")
                        ? "arn:aws:ssm:" + input.region() + "::document/" + document
                        : input.arn("ssm", "document/", document)));
        input.texts("InstanceIds").stream()
                .map(id -> table.permission("SendCommand", input.arn("ec2", "instance/", id)))
                .forEach(permissions::add);
        return permissions;
    }
}

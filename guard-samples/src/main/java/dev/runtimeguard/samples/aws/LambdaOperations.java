package dev.runtimeguard.samples.aws;

import java.util.ArrayList;
import java.util.List;

/** Lambda: a function by name, partial ARN or ARN, with or without a qualifier. Invoke is allowed by InvokeFunction. */
final class LambdaOperations {
    private LambdaOperations() {}

    static Routes routes() {
        String functions = "/2015-03-31/functions";
        String function = functions + "/{FunctionName}";
        return new Routes()
                .add("POST " + function + "/invocations", "Invoke")
                .add("GET " + functions, "ListFunctions")
                .add("POST " + functions, "CreateFunction")
                .add("GET " + function, "GetFunction")
                .add("DELETE " + function, "DeleteFunction")
                .add("PUT " + function + "/code", "UpdateFunctionCode")
                .add("GET " + function + "/configuration", "GetFunctionConfiguration")
                .add("PUT " + function + "/configuration", "UpdateFunctionConfiguration")
                .add("POST " + function + "/versions", "PublishVersion");
    }

    static OperationTable table() {
        OperationTable table = new OperationTable("lambda");
        return table.as("InvokeFunction", LambdaOperations::function, "Invoke")
                .on(
                        LambdaOperations::function,
                        "GetFunction",
                        "DeleteFunction",
                        "UpdateFunctionCode",
                        "GetFunctionConfiguration",
                        "PublishVersion")
                .on(OperationTable.ANY, "ListFunctions")
                .needs("CreateFunction", input -> withRole(table, input))
                .needs("UpdateFunctionConfiguration", input -> withRole(table, input));
    }

    private static List<Permission> withRole(OperationTable table, Input input) {
        List<Permission> permissions = new ArrayList<>();
        permissions.add(table.permission(input.operation(), function(input)));
        if (input.has("Role")) {
            permissions.add(input.passRole(input.required("Role"), "lambda.amazonaws.com"));
        }
        return permissions;
    }

    private static String function(Input input) {
        String name = input.required("FunctionName");
        String qualifier = input.has("Qualifier") ? ":" + input.text("Qualifier") : "";
        if (name.startsWith("arn:")) {
            return name + qualifier;
        }
        int function = name.indexOf(":function:");
        if (function < 0) {
            return input.arn("lambda", "function:", name) + qualifier;
        }
        return "arn:aws:lambda:" + input.region() + ":" + name + qualifier;
    }
}

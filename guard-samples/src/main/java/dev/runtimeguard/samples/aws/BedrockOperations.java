package dev.runtimeguard.samples.aws;

import java.util.ArrayList;
import java.util.List;

/**
 * The runtime of Bedrock. Converse is allowed by InvokeModel. A foundation model's ARN has no account; an inference
 * profile is asked about itself, and then the model in each region it may route to.
 */
final class BedrockOperations {
    /** Where the profiles of {@code eu.} route to. */
    private static final List<String> PROFILE_REGIONS = List.of("eu-central-1", "eu-west-1", "eu-west-3");

    private BedrockOperations() {}

    static Routes routes() {
        String guardrail = "/guardrail/{guardrailIdentifier}/version/{guardrailVersion}";
        return new Routes()
                .add("POST /model/{modelId}/invoke", "InvokeModel")
                .add("POST /model/{modelId}/converse", "Converse")
                .add("POST /model/{modelId}/invoke-with-response-stream", "InvokeModelWithResponseStream")
                .add("POST /model/{modelId}/converse-stream", "ConverseStream")
                .add("POST " + guardrail + "/apply", "ApplyGuardrail");
    }

    static OperationTable table() {
        OperationTable table = new OperationTable("bedrock");
        return table.needs("InvokeModel", input -> model(table, input, "InvokeModel"))
                .needs("Converse", input -> model(table, input, "InvokeModel"))
                .needs("InvokeModelWithResponseStream", input -> model(table, input, "InvokeModelWithResponseStream"))
                .needs("ConverseStream", input -> model(table, input, "InvokeModelWithResponseStream"))
                .on(
                        input -> input.arn("bedrock", "guardrail/", input.required("guardrailIdentifier")),
                        "ApplyGuardrail");
    }

    private static List<Permission> model(OperationTable table, Input input, String action) {
        String id = input.required("modelId");
        String profile = id.contains(":inference-profile/") ? id.substring(id.indexOf('/') + 1) : id;
        if (!profile.startsWith("eu.")) {
            return List.of(table.permission(action, id.startsWith("arn:") ? id : foundation(input.region(), id)));
        }
        String profileArn = input.arn("bedrock", "inference-profile/", id);
        List<Permission> permissions = new ArrayList<>();
        permissions.add(table.permission(action, profileArn));
        for (String region : PROFILE_REGIONS) {
            permissions.add(table.permission(action, foundation(region, profile.substring("eu.".length())))
                    .with("bedrock:InferenceProfileArn", profileArn));
        }
        return permissions;
    }

    private static String foundation(String region, String model) {
        return "arn:aws:bedrock:" + region + "::foundation-model/" + model;
    }
}

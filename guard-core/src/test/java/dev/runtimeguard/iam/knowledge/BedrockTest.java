package dev.runtimeguard.iam.knowledge;

import static dev.runtimeguard.iam.knowledge.Answers.structure;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BedrockTest {

    private static final String INVOKE = "bedrock:InvokeModel ";
    private static final String HERE = "arn:aws:bedrock:eu-west-1:123456789012:";
    private static final String CLAUDE = "anthropic.claude-3-5-sonnet-20240620-v1:0";

    private final Answers runtime = Answers.of("BedrockRuntime");

    @Test
    void namesAFoundationModelWithoutAnAccount() {
        String model = "arn:aws:bedrock:eu-west-1::foundation-model/" + CLAUDE;
        runtime.needs("Converse", Map.of("modelId", CLAUDE), INVOKE + model);
        runtime.needs("Converse", Map.of("modelId", model), INVOKE + model);
        runtime.needs("ConverseStream", Map.of("modelId", CLAUDE), "bedrock:InvokeModelWithResponseStream " + model);
        runtime.in("us-gov-west-1")
                .needs(
                        "InvokeModel",
                        Map.of("modelId", CLAUDE),
                        INVOKE + "arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/" + CLAUDE);
    }

    @Test
    void namesProfileAndModelsForAnInferenceProfile() {
        for (String geography : List.of("us.", "eu.", "apac.", "global.")) {
            String profile = HERE + "inference-profile/" + geography + CLAUDE;
            String model = INVOKE + "arn:aws:bedrock:*::foundation-model/" + CLAUDE
                    + " [StringLike bedrock:InferenceProfileArn " + profile + ']';
            runtime.needs("InvokeModel", Map.of("modelId", geography + CLAUDE), INVOKE + profile, model);
            runtime.needs("InvokeModel", Map.of("modelId", profile), INVOKE + profile, model);
        }
        String own = HERE + "application-inference-profile/abc123";
        runtime.needs(
                "InvokeModel",
                Map.of("modelId", own),
                INVOKE + own,
                "~" + INVOKE + "arn:aws:bedrock:*::foundation-model/* [StringLike bedrock:InferenceProfileArn " + own
                        + ']');
    }

    @Test
    void leavesAnyOtherIdOpen() {
        for (String id : List.of("claude", "arn:aws:sns:a:b:c", "x/y.z", "*")) {
            runtime.needs(
                    "InvokeModel",
                    Map.of("modelId", id),
                    "~" + INVOKE + "arn:aws:bedrock:eu-west-1::foundation-model/*");
        }
        String provisioned = HERE + "provisioned-model/abc";
        runtime.needs("InvokeModel", Map.of("modelId", provisioned), INVOKE + provisioned);
    }

    @Test
    void appliesAGuardrail() {
        runtime.needs(
                "Converse",
                Map.of("modelId", "a.b", "guardrailConfig", structure(Map.of("guardrailIdentifier", "g1"))),
                INVOKE + "arn:aws:bedrock:eu-west-1::foundation-model/a.b",
                "bedrock:ApplyGuardrail " + HERE + "guardrail/g1");
    }

    @Test
    void retrievesFromAKnowledgeBaseAndAsksItsModel() {
        Map<String, Object> base = Map.of("knowledgeBaseId", "KB1", "modelArn", CLAUDE);
        Answers.of("BedrockAgentRuntime")
                .needs(
                        "RetrieveAndGenerate",
                        Map.of(
                                "retrieveAndGenerateConfiguration",
                                structure(Map.of("knowledgeBaseConfiguration", structure(base)))),
                        "bedrock:RetrieveAndGenerate *",
                        "bedrock:Retrieve " + HERE + "knowledge-base/KB1",
                        INVOKE + "arn:aws:bedrock:eu-west-1::foundation-model/" + CLAUDE);
    }
}

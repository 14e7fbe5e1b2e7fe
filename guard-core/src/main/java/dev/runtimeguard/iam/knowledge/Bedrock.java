package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Remedy;
import java.util.List;

/** Amazon Bedrock's calls of models, guardrails and knowledge bases; for what a model's id stands for see {@link BedrockModel}. */
final class Bedrock {

    private static final String INVOKE = "bedrock:InvokeModel";
    private static final String STREAM = "bedrock:InvokeModelWithResponseStream";

    private Bedrock() {}

    static ServicePermissions runtime() {
        return new Rules("BedrockRuntime", "bedrock")
                .on(call -> invoke(call, INVOKE), "InvokeModel", "Converse", "InvokeModelWithBidirectionalStream")
                .on(call -> invoke(call, STREAM), "InvokeModelWithResponseStream", "ConverseStream")
                .on(Bedrock::startAsync, "StartAsyncInvoke")
                .checking((operation, fields) -> checks(Members.text(fields, "modelId")));
    }

    static ServicePermissions agentRuntime() {
        return new Rules("BedrockAgentRuntime", "bedrock")
                .on(Bedrock::retrieveAndGenerate, "RetrieveAndGenerate", "RetrieveAndGenerateStream")
                .on(Bedrock::rerank, "Rerank")
                .on(Bedrock::inlineAgent, "InvokeInlineAgent");
    }

    private static void invoke(Call call, String action) {
        BedrockModel.need(call, action, call.name("modelId"));
        guardrail(call, "guardrailIdentifier");
        guardrail(call, "guardrailConfig.guardrailIdentifier");
    }

    private static void guardrail(Call call, String member) {
        String guardrail = call.name(member);
        if (guardrail != null) {
            call.need("bedrock:ApplyGuardrail", Target.named(call, "bedrock", "guardrail/", guardrail));
        }
    }

    private static void startAsync(Call call) {
        BedrockModel.need(call, INVOKE, call.name("modelId"));
        S3Location output = S3Location.of(call.name("outputDataConfig.s3OutputDataConfig.s3Uri"));
        if (output != null) {
            call.likely("s3:PutObject", S3Location.objectsArn(call, output.bucket(), output.prefix()));
        }
    }

    private static void retrieveAndGenerate(Call call) {
        String base = "retrieveAndGenerateConfiguration.knowledgeBaseConfiguration.";
        call.likely("bedrock:RetrieveAndGenerate", "*");
        String id = call.name(base + "knowledgeBaseId");
        if (id != null) {
            call.need("bedrock:Retrieve", Target.named(call, "bedrock", "knowledge-base/", id));
        }
        String model = call.name(base + "modelArn");
        String external = call.name("retrieveAndGenerateConfiguration.externalSourcesConfiguration.modelArn");
        if (model != null || external != null) {
            BedrockModel.need(call, INVOKE, model == null ? external : model);
        }
    }

    private static void rerank(Call call) {
        call.likely("bedrock:Rerank", "*");
        String model = call.name("rerankingConfiguration.bedrockRerankingConfiguration.modelConfiguration.modelArn");
        if (model != null) {
            BedrockModel.need(call, INVOKE, model);
        }
    }

    private static void inlineAgent(Call call) {
        call.likely("bedrock:InvokeInlineAgent", "*");
        String model = call.name("foundationModel");
        if (model != null) {
            BedrockModel.need(call, STREAM, model);
            BedrockModel.need(call, INVOKE, model);
        }
        for (RequestFields knowledgeBase : Members.structures(call.fields(), "knowledgeBases")) {
            String id = Members.text(knowledgeBase, "knowledgeBaseId");
            call.need("bedrock:Retrieve", Target.named(call, "bedrock", "knowledge-base/", id));
        }
    }

    private static List<Remedy> checks(String model) {
        if (model == null) {
            return List.of();
        }
        return List.of(
                Check.of(
                                "has the account access to the model in this region? Bedrock denies a model without access"
                                        + " like one without permission; a third party's first use subscribes to it, which"
                                        + " needs aws-marketplace:Subscribe",
                                "aws bedrock get-foundation-model-availability")
                        .option("model-id", BedrockModel.baseId(model), "MODEL-ID")
                        .remedy(),
                Check.of(
                                "does a service control policy deny the model or one of the regions that an inference"
                                        + " profile may send the call to?",
                                "aws bedrock get-inference-profile --query 'models[].modelArn'")
                        .option("inference-profile-identifier", model)
                        .remedy());
    }
}

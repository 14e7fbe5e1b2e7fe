package dev.runtimeguard.samples.closedloop;

import static dev.runtimeguard.samples.closedloop.LoopCase.RESOURCE;
import static dev.runtimeguard.samples.closedloop.LoopCase.everywhere;
import static dev.runtimeguard.samples.closedloop.LoopCase.onResource;

import dev.runtimeguard.samples.aws.LocalAws;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailContentSource;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Lambda, the models of Bedrock, and ECR. */
final class ComputeCases {
    private static final String MODEL = "anthropic.claude-3-haiku-20240307-v1:0";
    private static final String MODEL_NEIGHBOUR = "anthropic.claude-3-sonnet-20240229-v1:0";

    private ComputeCases() {}

    static List<LoopCase> all() {
        return Stream.of(lambda(), bedrock(), ecr()).flatMap(List::stream).toList();
    }

    private static List<LoopCase> lambda() {
        return List.of(
                function("Invoke", (l, f) -> l.invoke(r -> r.functionName(f))),
                function(
                        "Invoke of an alias",
                        (l, f) -> l.invoke(r -> r.functionName(f).qualifier("live"))),
                function("Invoke of an alias in the name", (l, f) -> l.invoke(r -> r.functionName(f + ":live"))),
                function("Invoke by ARN", (l, f) -> l.invoke(r -> r.functionName(Arns.arn("lambda", "function:" + f)))),
                function(
                        "Invoke by partial ARN",
                        (l, f) -> l.invoke(r -> r.functionName(LocalAws.DEFAULT_ACCOUNT + ":function:" + f))),
                function("GetFunction", (l, f) -> l.getFunction(r -> r.functionName(f))),
                function(
                        "UpdateFunctionCode",
                        (l, f) -> l.updateFunctionCode(r -> r.functionName(f).imageUri("i"))),
                function("CreateFunction", (l, f) -> create(l, f, "exec")),
                onResource(
                        "lambda CreateFunction with another role",
                        (sdk, role) -> create(lambda(sdk), "fn", role),
                        sdk -> lambda(sdk).deleteFunction(r -> r.functionName("fn"))),
                everywhere("lambda ListFunctions", sdk -> lambda(sdk).listFunctions(), sdk -> lambda(sdk)
                        .deleteFunction(r -> r.functionName(RESOURCE))));
    }

    private static void create(LambdaClient lambda, String function, String role) {
        lambda.createFunction(r -> r.functionName(function)
                .role(Arns.role(role))
                .runtime(Runtime.JAVA17)
                .handler("h")
                .code(c -> c.s3Bucket("b").s3Key("k")));
    }

    private static List<LoopCase> bedrock() {
        Message message = Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText("hello"))
                .build();
        SdkBytes body = SdkBytes.fromUtf8String("{}");
        return List.of(
                model("InvokeModel", (b, m) -> b.invokeModel(r -> r.modelId(m).body(body))),
                model(
                        "InvokeModel by ARN",
                        (b, m) -> b.invokeModel(r -> r.modelId("arn:aws:bedrock:eu-west-1::foundation-model/" + m)
                                .body(body))),
                model("Converse", (b, m) -> b.converse(r -> r.modelId(m).messages(message))),
                model(
                        "Converse with an inference profile",
                        (b, m) -> b.converse(r -> r.modelId("eu." + m).messages(message))),
                onResource(
                        "bedrock ApplyGuardrail",
                        (sdk, g) -> bedrock(sdk).applyGuardrail(r -> r.guardrailIdentifier(g)
                                .guardrailVersion("1")
                                .source(GuardrailContentSource.INPUT)
                                .content(content())),
                        sdk -> bedrock(sdk).invokeModel(r -> r.modelId(MODEL).body(body))));
    }

    private static List<LoopCase> ecr() {
        Consumer<SdkClients> delete =
                sdk -> ecr(sdk).batchDeleteImage(r -> r.repositoryName(RESOURCE).imageIds(image()));
        return List.of(
                everywhere("ecr GetAuthorizationToken", sdk -> ecr(sdk).getAuthorizationToken(), delete),
                onResource(
                        "ecr BatchGetImage",
                        (sdk, n) ->
                                ecr(sdk).batchGetImage(r -> r.repositoryName(n).imageIds(image())),
                        delete),
                onResource("ecr DescribeImages", (sdk, n) -> ecr(sdk).describeImages(r -> r.repositoryName(n)), delete),
                onResource(
                        "ecr PutImage",
                        (sdk, n) -> ecr(sdk).putImage(r -> r.repositoryName(n).imageManifest("{}")),
                        delete));
    }

    private static GuardrailContentBlock content() {
        return GuardrailContentBlock.builder().text(t -> t.text("hello")).build();
    }

    private static ImageIdentifier image() {
        return ImageIdentifier.builder().imageTag("latest").build();
    }

    private static LoopCase function(String name, BiConsumer<LambdaClient, String> call) {
        return onResource("lambda " + name, (sdk, function) -> call.accept(lambda(sdk), function), sdk -> lambda(sdk)
                .deleteFunction(r -> r.functionName(RESOURCE)));
    }

    private static LoopCase model(String name, BiConsumer<BedrockRuntimeClient, String> call) {
        return onResource(
                "bedrock " + name,
                MODEL,
                MODEL_NEIGHBOUR,
                (sdk, model) -> call.accept(bedrock(sdk), model),
                sdk -> bedrock(sdk).applyGuardrail(r -> r.guardrailIdentifier("g")
                        .guardrailVersion("1")
                        .source(GuardrailContentSource.INPUT)
                        .content(content())));
    }

    private static LambdaClient lambda(SdkClients sdk) {
        return sdk.client(LambdaClient.class, LambdaClient::builder);
    }

    private static BedrockRuntimeClient bedrock(SdkClients sdk) {
        return sdk.client(BedrockRuntimeClient.class, BedrockRuntimeClient::builder);
    }

    private static EcrClient ecr(SdkClients sdk) {
        return sdk.client(EcrClient.class, EcrClient::builder);
    }
}

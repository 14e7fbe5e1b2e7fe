package dev.runtimeguard.samples.closedloop;

import static dev.runtimeguard.samples.closedloop.LoopCase.RESOURCE;
import static dev.runtimeguard.samples.closedloop.LoopCase.everywhere;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Secrets Manager and Systems Manager. */
final class ConfigurationCases {
    private ConfigurationCases() {}

    static List<LoopCase> all() {
        return Stream.of(secrets(), parameters()).flatMap(List::stream).toList();
    }

    private static List<LoopCase> secrets() {
        return List.of(
                secret("GetSecretValue", (s, id) -> s.getSecretValue(r -> r.secretId(id))),
                secret("GetSecretValue with a path", (s, id) -> s.getSecretValue(r -> r.secretId("prod/" + id))),
                secret(
                        "GetSecretValue by ARN",
                        (s, id) -> s.getSecretValue(
                                r -> r.secretId(Arns.arn("secretsmanager", "secret:" + id + "-a1B2c3")))),
                secret(
                        "GetSecretValue by partial ARN",
                        (s, id) -> s.getSecretValue(r -> r.secretId(Arns.arn("secretsmanager", "secret:" + id)))),
                secret(
                        "PutSecretValue",
                        (s, id) -> s.putSecretValue(r -> r.secretId(id).secretString("s"))),
                secret("DescribeSecret", (s, id) -> s.describeSecret(r -> r.secretId(id))),
                secret("CreateSecret", (s, id) -> s.createSecret(r -> r.name(id).secretString("s"))),
                secret("BatchGetSecretValue", (s, id) -> s.batchGetSecretValue(r -> r.secretIdList(id, "audit"))));
    }

    private static List<LoopCase> parameters() {
        Consumer<SdkClients> history = sdk -> ssm(sdk).getParameterHistory(r -> r.name("/app/" + RESOURCE));
        return List.of(
                parameter("GetParameter", history, (s, p) -> s.getParameter(r -> r.name("/app/" + p))),
                parameter("GetParameter without a slash", history, (s, p) -> s.getParameter(r -> r.name(p))),
                parameter(
                        "GetParameter of a version",
                        history,
                        (s, p) -> s.getParameter(r -> r.name("/app/" + p + ":3"))),
                parameter("GetParameters", history, (s, p) -> s.getParameters(r -> r.names("/app/" + p, "audit"))),
                parameter("GetParametersByPath", history, (s, p) -> s.getParametersByPath(r -> r.path("/app/" + p))),
                parameter(
                        "PutParameter",
                        history,
                        (s, p) -> s.putParameter(
                                r -> r.name("/app/" + p).value("v").type(ParameterType.STRING))),
                parameter("DeleteParameter", history, (s, p) -> s.deleteParameter(r -> r.name("/app/" + p))),
                parameter(
                        "SendCommand",
                        sdk -> ssm(sdk).getParameter(r -> r.name("a")),
                        (s, d) -> s.sendCommand(r -> r.documentName(d).instanceIds("i-0123456789abcdef0"))),
                everywhere("ssm DescribeParameters", sdk -> ssm(sdk).describeParameters(), history));
    }

    private static LoopCase secret(String name, BiConsumer<SecretsManagerClient, String> call) {
        return LoopCase.onResource(
                "secretsmanager " + name, (sdk, id) -> call.accept(secrets(sdk), id), sdk -> secrets(sdk)
                        .deleteSecret(r -> r.secretId(RESOURCE)));
    }

    private static LoopCase parameter(String name, Consumer<SdkClients> other, BiConsumer<SsmClient, String> call) {
        return LoopCase.onResource("ssm " + name, (sdk, parameter) -> call.accept(ssm(sdk), parameter), other);
    }

    private static SecretsManagerClient secrets(SdkClients sdk) {
        return sdk.client(SecretsManagerClient.class, SecretsManagerClient::builder);
    }

    private static SsmClient ssm(SdkClients sdk) {
        return sdk.client(SsmClient.class, SsmClient::builder);
    }
}

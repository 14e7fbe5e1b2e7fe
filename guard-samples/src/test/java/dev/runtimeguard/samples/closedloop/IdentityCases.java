package dev.runtimeguard.samples.closedloop;

import static dev.runtimeguard.samples.closedloop.LoopCase.NEIGHBOUR;
import static dev.runtimeguard.samples.closedloop.LoopCase.RESOURCE;
import static dev.runtimeguard.samples.closedloop.LoopCase.everywhere;
import static dev.runtimeguard.samples.closedloop.LoopCase.onResource;

import dev.runtimeguard.samples.aws.LocalAws;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Cognito user pools, IAM and STS. */
final class IdentityCases {
    private static final String DOCUMENT = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}";

    /** Makes the roles, which lets their account decide who may assume them. */
    IdentityCases(LocalAws aws) {
        for (String name : List.of(RESOURCE, NEIGHBOUR)) {
            aws.createRole(name)
                    .putPolicy("p", DOCUMENT)
                    .trustPolicy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                            + "\"Action\":\"sts:AssumeRole\",\"Principal\":{\"AWS\":\"arn:aws:iam::"
                            + LocalAws.DEFAULT_ACCOUNT + ":root\"}}]}");
        }
    }

    List<LoopCase> all() {
        return Stream.of(cognito(), iam(), sts()).flatMap(List::stream).toList();
    }

    private static List<LoopCase> cognito() {
        return List.of(
                pool(
                        "AdminGetUser",
                        (c, p) -> c.adminGetUser(r -> r.userPoolId(p).username("u"))),
                pool(
                        "AdminCreateUser",
                        (c, p) -> c.adminCreateUser(r -> r.userPoolId(p).username("u"))),
                pool(
                        "AdminAddUserToGroup",
                        (c, p) -> c.adminAddUserToGroup(
                                r -> r.userPoolId(p).username("u").groupName("g"))),
                pool("ListUsers", (c, p) -> c.listUsers(r -> r.userPoolId(p))),
                everywhere(
                        "cognito-idp ListUserPools",
                        sdk -> cognito(sdk).listUserPools(r -> r.maxResults(1)),
                        sdk -> cognito(sdk).describeUserPool(r -> r.userPoolId("eu-west-1_a"))));
    }

    private static List<LoopCase> iam() {
        return List.of(
                onResource(
                        "iam GetRolePolicy",
                        (sdk, role) ->
                                iam(sdk).getRolePolicy(r -> r.roleName(role).policyName("p")),
                        sdk -> iam(sdk).deleteRolePolicy(
                                        r -> r.roleName(RESOURCE).policyName("p"))),
                onResource(
                        "iam PutRolePolicy",
                        (sdk, role) -> iam(sdk).putRolePolicy(
                                        r -> r.roleName(role).policyName("p").policyDocument(DOCUMENT)),
                        sdk -> iam(sdk).deleteRolePolicy(
                                        r -> r.roleName(RESOURCE).policyName("p"))));
    }

    private static List<LoopCase> sts() {
        return List.of(onResource(
                "sts AssumeRole",
                (sdk, role) -> sdk.client(StsClient.class, StsClient::builder)
                        .assumeRole(r -> r.roleArn(Arns.role(role)).roleSessionName("s")),
                sdk -> iam(sdk).getRolePolicy(r -> r.roleName(RESOURCE).policyName("p"))));
    }

    private static LoopCase pool(String name, BiConsumer<CognitoIdentityProviderClient, String> call) {
        return onResource(
                "cognito-idp " + name,
                "eu-west-1_a1B2c3D4e",
                "eu-west-1_a1B2c3D4e5",
                (sdk, pool) -> call.accept(cognito(sdk), pool),
                sdk -> cognito(sdk).adminDeleteUser(r -> r.userPoolId("eu-west-1_a1B2c3D4e")
                        .username("u")));
    }

    private static CognitoIdentityProviderClient cognito(SdkClients sdk) {
        return sdk.client(CognitoIdentityProviderClient.class, CognitoIdentityProviderClient::builder);
    }

    private static IamClient iam(SdkClients sdk) {
        return sdk.client(IamClient.class, IamClient::builder);
    }
}

package dev.runtimeguard.samples.aws;

/** The administrator's side of Cognito user pools; the calls of end users are not authorised by IAM. */
final class CognitoOperations {
    private CognitoOperations() {}

    static OperationTable table() {
        return new OperationTable("cognito-idp")
                .on(
                        input -> input.arn("cognito-idp", "userpool/", input.required("UserPoolId")),
                        "AdminGetUser",
                        "AdminCreateUser",
                        "AdminDeleteUser",
                        "AdminSetUserPassword",
                        "AdminUpdateUserAttributes",
                        "AdminAddUserToGroup",
                        "AdminInitiateAuth",
                        "AdminListGroupsForUser",
                        "ListUsers",
                        "DescribeUserPool")
                .on(OperationTable.ANY, "ListUserPools")
                .answers("AdminGetUser", input -> "{\"Username\":\"u\"}");
    }
}

package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.ServicePermissions;

/**
 * The connections of a WebSocket API of Amazon API Gateway. API and stage are in the client's endpoint, not in the
 * request, and a connection's id lives as long as the connection, so no policy names it.
 */
final class ApiGatewayManagementApi {

    private static final String CONNECTIONS = "/@connections/";

    private ApiGatewayManagementApi() {}

    static ServicePermissions permissions() {
        return new Rules("ApiGatewayManagementApi", "execute-api")
                .on(call -> manage(call, "POST"), "PostToConnection")
                .on(call -> manage(call, "GET"), "GetConnection")
                .on(call -> manage(call, "DELETE"), "DeleteConnection")
                .widening(ApiGatewayManagementApi::connectionsOfStage);
    }

    private static void manage(Call call, String method) {
        call.guess("execute-api:ManageConnections", call.arn("execute-api", "*/*/" + method + CONNECTIONS + Call.ANY));
    }

    private static String connectionsOfStage(String arn) {
        int id = arn.startsWith("arn:") ? arn.indexOf(CONNECTIONS) : -1;
        return id < 0 ? arn : arn.substring(0, id + CONNECTIONS.length()) + Call.ANY;
    }
}

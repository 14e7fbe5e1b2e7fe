package dev.runtimeguard.tools.catalog;

import dev.runtimeguard.tools.catalog.Need.Demand;
import dev.runtimeguard.tools.catalog.Need.Resource;
import dev.runtimeguard.tools.catalog.ServiceModel.Member;
import dev.runtimeguard.tools.catalog.ServiceModel.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * API Gateway's control plane is authorized by HTTP method on the request's path, as the API Gateway developer guide
 * says ("Control access for managing an API"): {@code apigateway:GET} on {@code arn:aws:apigateway:region::/restapis/id}.
 * Paths of version 2 drop their {@code /v2}.
 */
final class ApiGatewayPaths {

    private static final Pattern LABEL = Pattern.compile("\\{([^}+]+)\\+?}");

    private ApiGatewayPaths() {}

    static Need need(Operation operation) {
        String path = operation.path().replaceFirst("\\?.*", "").replaceFirst("^/v2/", "/");
        List<String> members = new ArrayList<>();
        Matcher matcher = LABEL.matcher(path);
        StringBuilder arn = new StringBuilder("arn:${Partition}:apigateway:${Region}::");
        while (matcher.find()) {
            matcher.appendReplacement(arn, Matcher.quoteReplacement("${" + matcher.group(1) + '}'));
            // An ARN inside the path is URL-encoded there, which a policy cannot be expected to repeat.
            members.add(
                    matcher.group(1).toLowerCase(java.util.Locale.ROOT).contains("arn")
                            ? null
                            : member(operation, matcher.group(1)));
        }
        matcher.appendTail(arn);
        String type = path.replaceAll("\\{([^}+]+)\\+?}", "_");
        return new Need(
                operation.name(),
                "apigateway",
                operation.method(),
                false,
                false,
                List.of(new Resource(type, arn.toString(), Demand.REQUIRED, members)),
                List.of());
    }

    private static String member(Operation operation, String label) {
        return operation.members().stream()
                .filter(m -> m.locationName().equals(label))
                .map(Member::name)
                .findFirst()
                .orElse(null);
    }
}

package dev.runtimeguard.samples.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Secrets Manager: a secret's ARN ends with six characters that its name does not tell, and a denial shows the secret
 * as the request named it.
 */
final class SecretsManagerOperations implements Operations {
    private final OperationTable table = new OperationTable("secretsmanager");
    private final Map<String, String> arnsByName = new ConcurrentHashMap<>();

    SecretsManagerOperations() {
        for (String operation : List.of(
                "GetSecretValue",
                "PutSecretValue",
                "DescribeSecret",
                "UpdateSecret",
                "DeleteSecret",
                "RotateSecret",
                "TagResource",
                "ListSecretVersionIds")) {
            table.needs(operation, input -> List.of(secret(operation, input, input.required("SecretId"))));
        }
        table.needs("CreateSecret", input -> List.of(secret("CreateSecret", input, input.required("Name"))));
        table.needs("BatchGetSecretValue", this::batch);
        table.on(OperationTable.ANY, "ListSecrets", "GetRandomPassword");
        table.answers("GetSecretValue", input -> "{\"SecretString\":\"s\"}");
    }

    @Override
    public List<Permission> permissions(Input input) {
        return table.permissions(input);
    }

    @Override
    public String answer(Input input) {
        return table.answer(input);
    }

    /** Which secrets a batch may read is asked secret by secret, besides whether it may be made at all. */
    private List<Permission> batch(Input input) {
        List<Permission> permissions = new ArrayList<>();
        permissions.add(table.permission("BatchGetSecretValue", "*"));
        input.texts("SecretIdList").forEach(id -> permissions.add(secret("GetSecretValue", input, id)));
        return permissions;
    }

    private Permission secret(String action, Input input, String id) {
        return table.permission(action, arn(input, id)).shownAs(id);
    }

    private String arn(Input input, String id) {
        if (id.matches("arn:.*-[A-Za-z0-9]{6}")) {
            return id;
        }
        String withoutSuffix = input.arn("secretsmanager", "secret:", id);
        return arnsByName.computeIfAbsent(withoutSuffix, name -> name + "-" + Secrets.hex(6));
    }
}

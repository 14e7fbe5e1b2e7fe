package dev.runtimeguard.samples.aws.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a policy document into statements and refuses what IAM refuses, in IAM's words. */
final class PolicyReader {
    private static final Set<String> POLICY_KEYS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_KEYS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final String SYNTAX = "Syntax errors in policy.";

    private final PolicyType type;
    private final Set<String> sids = new HashSet<>();

    private PolicyReader(PolicyType type) {
        this.type = type;
    }

    static List<Statement> read(PolicyType type, String text) {
        // IAM API reference, PutRolePolicy, parameter PolicyDocument: white space and Latin-1.
        if (!text.matches("[\\t\\n\\r\\x20-\\xFF]+")) {
            throw new MalformedPolicyException(
                    "ValidationError",
                    "The specified value for policyDocument is invalid. It must contain only printable ASCII"
                            + " characters.");
        }
        Object json;
        try {
            json = Json.parse(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedPolicyException("This policy contains invalid Json");
        }
        return new PolicyReader(type).policy(object(json));
    }

    private List<Statement> policy(Map<?, ?> policy) {
        if (!POLICY_KEYS.containsAll(policy.keySet()) || !policy.containsKey("Statement")) {
            throw new MalformedPolicyException(SYNTAX);
        }
        Object version = policy.get("Version");
        if (version == null) {
            throw new MalformedPolicyException("Policy document must be version 2012-10-17 or greater.");
        }
        if (!version.equals("2012-10-17") && !version.equals("2008-10-17")) {
            throw new MalformedPolicyException(SYNTAX);
        }
        boolean variables = version.equals("2012-10-17");
        List<?> items =
                policy.get("Statement") instanceof List<?> list ? list : List.of(object(policy.get("Statement")));
        if (items.isEmpty()) {
            throw new MalformedPolicyException(SYNTAX);
        }
        List<Statement> statements = new ArrayList<>();
        for (Object item : items) {
            statements.add(statement(object(item), variables));
        }
        return statements;
    }

    private Statement statement(Map<?, ?> json, boolean variables) {
        boolean effectOk = "Allow".equals(json.get("Effect")) || "Deny".equals(json.get("Effect"));
        if (!STATEMENT_KEYS.containsAll(json.keySet()) || !effectOk) {
            throw new MalformedPolicyException(SYNTAX);
        }
        boolean deny = json.get("Effect").equals("Deny");
        if (type == PolicyType.RESOURCE_CONTROL && !deny) {
            throw new MalformedPolicyException(SYNTAX);
        }
        return new Statement(
                sid(json),
                deny,
                PrincipalReader.read(type, json),
                actions(json),
                json.containsKey("NotAction"),
                resources(json),
                json.containsKey("NotResource"),
                conditions(json.get("Condition")),
                variables);
    }

    private String sid(Map<?, ?> json) {
        Object sid = json.get("Sid");
        if (sid == null) {
            return null;
        }
        if (!(sid instanceof String text)) {
            throw new MalformedPolicyException(SYNTAX);
        }
        if (type == PolicyType.IDENTITY && !text.matches("[0-9A-Za-z]*")) {
            throw new MalformedPolicyException("Statement IDs (SID) must be alpha-numeric. Check that your input"
                    + " satisfies the regular expression [0-9A-Za-z]*");
        }
        if (!text.isEmpty() && !sids.add(text)) {
            throw new MalformedPolicyException("Statement IDs (SID) in a single policy must be unique.");
        }
        return text;
    }

    private static List<String> actions(Map<?, ?> json) {
        List<String> actions = oneOf(json, "Action", "NotAction", "Policy statement must contain actions.");
        for (String action : actions) {
            if (!action.equals("*") && !action.matches("[A-Za-z0-9-]+:[A-Za-z0-9*?]+")) {
                throw new MalformedPolicyException(
                        "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
            }
        }
        return actions;
    }

    private List<String> resources(Map<?, ?> json) {
        if (type == PolicyType.ROLE_TRUST) {
            if (json.containsKey("Resource") || json.containsKey("NotResource")) {
                throw new MalformedPolicyException("Has prohibited field Resource");
            }
            return List.of("*");
        }
        List<String> resources = oneOf(json, "Resource", "NotResource", "Policy statement must contain resources.");
        for (String resource : resources) {
            checkArn(resource);
        }
        return resources;
    }

    private static void checkArn(String resource) {
        if (resource.equals("*")) {
            return;
        }
        String[] parts = resource.split(":", 6);
        if (parts.length < 6 || !parts[0].equals("arn")) {
            throw new MalformedPolicyException("Resource " + resource + " must be in ARN format or \"*\".");
        }
        if (!parts[2].matches("[a-z0-9-]+")) {
            throw new MalformedPolicyException("Resource vendor must be fully qualified and cannot contain regexes.");
        }
        if (!parts[1].matches("aws|aws-cn|aws-us-gov|\\*")) {
            throw new MalformedPolicyException(
                    "Partition \"" + parts[1] + "\" is not valid for resource \"" + resource + "\".");
        }
    }

    private static List<Condition> conditions(Object json) {
        List<Condition> conditions = new ArrayList<>();
        if (json == null) {
            return conditions;
        }
        object(json).forEach((operator, keys) -> object(keys)
                .forEach((key, values) ->
                        conditions.add(Condition.of((String) operator, (String) key, scalars(values)))));
        return conditions;
    }

    private static List<String> oneOf(Map<?, ?> json, String name, String notName, String missing) {
        if (json.containsKey(name) && json.containsKey(notName)) {
            throw new MalformedPolicyException(SYNTAX);
        }
        Object value = json.containsKey(name) ? json.get(name) : json.get(notName);
        if (value == null || (value instanceof List<?> list && list.isEmpty())) {
            throw new MalformedPolicyException(missing);
        }
        return strings(value);
    }

    static List<String> strings(Object value) {
        List<?> items = value instanceof List<?> list ? list : List.of(value);
        List<String> strings = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof String text)) {
                throw new MalformedPolicyException(SYNTAX);
            }
            strings.add(text);
        }
        return strings;
    }

    /** Condition values may also be unquoted booleans and numbers. */
    private static List<String> scalars(Object value) {
        List<?> items = value instanceof List<?> list ? list : List.of(value == null ? List.of() : value);
        List<String> strings = new ArrayList<>();
        for (Object item : items) {
            if (item == null || item instanceof Map || item instanceof List) {
                throw new MalformedPolicyException(SYNTAX);
            }
            strings.add(item.toString());
        }
        return strings;
    }

    static Map<?, ?> object(Object json) {
        if (json instanceof Map<?, ?> map) {
            return map;
        }
        throw new MalformedPolicyException(SYNTAX);
    }
}

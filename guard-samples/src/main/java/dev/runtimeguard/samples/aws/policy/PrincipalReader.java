package dev.runtimeguard.samples.aws.policy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads the Principal or NotPrincipal element of a statement. */
final class PrincipalReader {
    private static final Set<String> KINDS = Set.of("AWS", "Service", "Federated", "CanonicalUser");

    private PrincipalReader() {}

    static PrincipalMatch read(PolicyType type, Map<?, ?> statement) {
        boolean positive = statement.containsKey("Principal");
        boolean negated = statement.containsKey("NotPrincipal");
        if (!type.namesPrincipals()) {
            if (positive || negated) {
                throw new MalformedPolicyException("Policy document should not specify a principal.");
            }
            return PrincipalMatch.ANYONE;
        }
        if (positive == negated) {
            throw new MalformedPolicyException("Missing required field Principal");
        }
        return new PrincipalMatch(names(statement.get(positive ? "Principal" : "NotPrincipal")), negated);
    }

    private static Set<String> names(Object json) {
        if ("*".equals(json)) {
            return Set.of("*");
        }
        Set<String> names = new HashSet<>();
        PolicyReader.object(json).forEach((kind, values) -> {
            if (!KINDS.contains(kind)) {
                throw new MalformedPolicyException("Invalid principal in policy");
            }
            for (String value : PolicyReader.strings(values)) {
                // Services and identity providers never call this endpoint; their names match nobody.
                if (kind.equals("AWS")) {
                    names.add(checked(value));
                } else {
                    names.add(kind + " " + value);
                }
            }
        });
        return names;
    }

    private static String checked(String name) {
        if (!name.matches("\\*|[0-9]{12}|arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:[^*?]+")) {
            throw new MalformedPolicyException("Invalid principal in policy");
        }
        return name;
    }
}

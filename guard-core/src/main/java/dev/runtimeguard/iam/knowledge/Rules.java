package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.IamScope;
import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.RequiredPermission;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Remedy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The knowledge of one service as rules by operation. Not changed after its service's class has made it. */
final class Rules implements ServicePermissions {

    private final String serviceName;
    private final Set<String> prefixes;
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private BiFunction<String, RequestFields, List<Remedy>> checks = (operation, fields) -> List.of();
    private UnaryOperator<String> container = arn -> arn;

    Rules(String serviceName, String... prefixes) {
        this.serviceName = serviceName;
        this.prefixes = Set.of(prefixes);
    }

    Rules on(Rule rule, String... operations) {
        for (String operation : operations) {
            rules.put(operation, rule);
        }
        return this;
    }

    Rules checking(BiFunction<String, RequestFields, List<Remedy>> asked) {
        this.checks = asked;
        return this;
    }

    /** How to widen the ARN of a thing that lives as long as one call or session, which no policy should name. */
    Rules widening(UnaryOperator<String> toContainer) {
        this.container = toContainer;
        return this;
    }

    @Override
    public String serviceName() {
        return serviceName;
    }

    @Override
    public Set<String> actionPrefixes() {
        return prefixes;
    }

    @Override
    public Set<String> operations() {
        return Collections.unmodifiableSet(rules.keySet());
    }

    @Override
    public List<RequiredPermission> requiredFor(String operation, RequestFields fields, ArnContext context) {
        Rule rule = rules.get(operation);
        if (rule == null) {
            return List.of();
        }
        Call call = new Call(serviceName, operation, fields, context);
        rule.apply(call);
        return call.permissions();
    }

    @Override
    public String policyResource(String arn, IamScope scope) {
        return scope == IamScope.EXACT ? arn : container.apply(arn);
    }

    @Override
    public List<Remedy> checks(String operation, RequestFields fields) {
        return checks.apply(operation, fields);
    }
}

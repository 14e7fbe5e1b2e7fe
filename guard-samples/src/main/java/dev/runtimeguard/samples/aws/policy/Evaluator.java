package dev.runtimeguard.samples.aws.policy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Decides one request the way AWS documents it (IAM user guide, "Policy evaluation logic"): a matching Deny anywhere
 * ends it; then every limit that is set must allow, and the grant must come from an identity policy or the resource
 * policy within one account, from both across accounts.
 */
public final class Evaluator {
    private Evaluator() {}

    /** The decision, with the policy type that AWS would blame for a denial. */
    public static Decision decide(AccessRequest request, PolicySet set) {
        Decision explicit = explicitDeny(request, set);
        if (explicit != null) {
            return explicit;
        }
        if (!set.serviceControl().isEmpty() && noneAllows(set.serviceControl(), request)) {
            return Decision.implicitDeny(PolicyType.SERVICE_CONTROL);
        }
        Grant grant = set.resource() == null ? Grant.NONE : set.resource().grant(request);
        PolicyType denier = request.principal().anonymous()
                ? (grant == Grant.NONE ? resourceType(set) : null)
                : request.crossAccount() || set.resourceMustGrant()
                        ? bothSides(request, set, grant)
                        : eitherSide(request, set, grant);
        if (denier == null && set.vpcEndpoint() != null && !set.vpcEndpoint().allows(request)) {
            denier = PolicyType.VPC_ENDPOINT;
        }
        return denier == null ? Decision.ALLOWED : Decision.implicitDeny(denier);
    }

    private static Decision explicitDeny(AccessRequest request, PolicySet set) {
        return Stream.of(
                        set.resourceControl().stream(),
                        set.serviceControl().stream(),
                        Stream.of(new Policy[] {set.resource()}),
                        set.identity().stream(),
                        Stream.of(new Policy[] {set.boundary(), set.session(), set.vpcEndpoint()}))
                .flatMap(policies -> policies)
                .filter(Objects::nonNull)
                .filter(policy -> policy.denies(request))
                .findFirst()
                .map(policy -> Decision.explicitDeny(policy.type(), policy.arn()))
                .orElse(null);
    }

    private static PolicyType eitherSide(AccessRequest request, PolicySet set, Grant grant) {
        if (grant == Grant.SESSION) {
            return null;
        }
        if (grant != Grant.ROLE && noneAllows(set.identity(), request)) {
            return PolicyType.IDENTITY;
        }
        return callerLimit(request, set);
    }

    private static PolicyType bothSides(AccessRequest request, PolicySet set, Grant grant) {
        boolean named = !request.crossAccount() && grant.compareTo(Grant.ROLE) >= 0;
        if (named) {
            return grant == Grant.SESSION ? null : callerLimit(request, set);
        }
        // Where the resource's own policy does not let identity policies count, none of them would help.
        if (!request.crossAccount() && grant == Grant.NONE) {
            return resourceType(set);
        }
        if (noneAllows(set.identity(), request)) {
            return PolicyType.IDENTITY;
        }
        PolicyType limit = callerLimit(request, set);
        if (limit != null) {
            return limit;
        }
        return grant == Grant.NONE ? resourceType(set) : null;
    }

    private static PolicyType callerLimit(AccessRequest request, PolicySet set) {
        if (set.boundary() != null && !set.boundary().allows(request)) {
            return PolicyType.BOUNDARY;
        }
        return set.session() != null && !set.session().allows(request) ? PolicyType.SESSION : null;
    }

    private static PolicyType resourceType(PolicySet set) {
        return set.resource() == null ? PolicyType.RESOURCE : set.resource().type();
    }

    private static boolean noneAllows(List<Policy> policies, AccessRequest request) {
        return policies.stream().noneMatch(policy -> policy.allows(request));
    }
}

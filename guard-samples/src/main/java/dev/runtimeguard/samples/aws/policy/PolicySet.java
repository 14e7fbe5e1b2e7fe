package dev.runtimeguard.samples.aws.policy;

import java.util.List;

/**
 * Every policy that applies to one request.
 *
 * @param identity the caller's identity-based policies
 * @param boundary the caller's permissions boundary, null when none is set
 * @param session the policy passed when the session was made, null when none was
 * @param serviceControl the SCPs of the caller's account; an empty list means no organization, so no limit
 * @param resourceControl the RCPs of the resource's account, which can only deny
 * @param resource the policy of the resource (bucket, key, role trust), null when it has none
 * @param resourceMustGrant whether the resource policy has to allow even within one account, as for KMS keys and
 *     role trust
 * @param vpcEndpoint the policy of the VPC endpoint the request passes, null when it passes none
 */
public record PolicySet(
        List<Policy> identity,
        Policy boundary,
        Policy session,
        List<Policy> serviceControl,
        List<Policy> resourceControl,
        Policy resource,
        boolean resourceMustGrant,
        Policy vpcEndpoint) {

    public PolicySet {
        identity = List.copyOf(identity);
        serviceControl = List.copyOf(serviceControl);
        resourceControl = List.copyOf(resourceControl);
    }

    public static PolicySet ofIdentity(Policy... identity) {
        return new PolicySet(List.of(identity), null, null, List.of(), List.of(), null, false, null);
    }

    public PolicySet withBoundary(Policy policy) {
        return new PolicySet(
                identity, policy, session, serviceControl, resourceControl, resource, resourceMustGrant, vpcEndpoint);
    }

    public PolicySet withSession(Policy policy) {
        return new PolicySet(
                identity, boundary, policy, serviceControl, resourceControl, resource, resourceMustGrant, vpcEndpoint);
    }

    public PolicySet withServiceControl(List<Policy> policies) {
        return new PolicySet(
                identity, boundary, session, policies, resourceControl, resource, resourceMustGrant, vpcEndpoint);
    }

    public PolicySet withResourceControl(List<Policy> policies) {
        return new PolicySet(
                identity, boundary, session, serviceControl, policies, resource, resourceMustGrant, vpcEndpoint);
    }

    public PolicySet withResource(Policy policy, boolean mustGrant) {
        return new PolicySet(
                identity, boundary, session, serviceControl, resourceControl, policy, mustGrant, vpcEndpoint);
    }

    public PolicySet withVpcEndpoint(Policy policy) {
        return new PolicySet(
                identity, boundary, session, serviceControl, resourceControl, resource, resourceMustGrant, policy);
    }
}

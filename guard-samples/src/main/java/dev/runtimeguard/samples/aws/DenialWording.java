package dev.runtimeguard.samples.aws;

/** How much a denial tells. */
public enum DenialWording {
    /**
     * User, action, resource and the policy type to blame, as AWS words it today; S3 falls back to {@link #PLAIN} for
     * callers of other organizations, as it does on AWS.
     */
    DETAILED,
    /** S3: code AccessDenied and {@code Access Denied}. Other services: user, action and resource without a reason. */
    PLAIN,
    /**
     * S3: status 403 and nothing else. Other services: their error code and a sentence that names neither action nor
     * resource, so that only the request tells.
     */
    NO_REASON
}

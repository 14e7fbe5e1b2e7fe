package dev.runtimeguard;

/** How wide the resource of a suggested policy is: the values of {@code GUARD_IAM_SCOPE}. */
public enum IamScope {
    /** The directory of the denied object: {@code bucket/reports/*} for {@code bucket/reports/1.json}. */
    PREFIX,
    /** The denied resource and nothing else: {@code bucket/reports/1.json}. */
    EXACT,
    /** Everything in the denied resource's container: {@code bucket/*}. */
    RESOURCE
}

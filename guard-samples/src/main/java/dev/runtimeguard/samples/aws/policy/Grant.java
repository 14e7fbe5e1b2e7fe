package dev.runtimeguard.samples.aws.policy;

/**
 * What naming a principal in a resource policy gives the caller. It decides which of the caller's own policies still
 * count (IAM user guide, "Policy evaluation for requests within a single account").
 */
enum Grant {
    /** The statement does not name the caller. */
    NONE,
    /** Only the caller's account is named: its identity policies decide. */
    ACCOUNT,
    /** The role or everyone is named: boundary and session policy still limit. */
    ROLE,
    /** The very session or user is named: a boundary or session policy limits only by explicit denies. */
    SESSION
}

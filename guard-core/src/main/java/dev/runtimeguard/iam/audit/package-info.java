/**
 * Audit mode: the permissions that a function's calls need, collected over its life, and the least-privilege policy made
 * of them; and the command that merges the policies of a whole fleet's log lines. Knows nothing of the SDK.
 */
package dev.runtimeguard.iam.audit;

/**
 * Access denials: the hook into the AWS SDK for Java v2, the reading of a denial, the principal it hit, the permissions
 * a call needs, and the policy that grants them. A function without the SDK loads nothing of this package.
 */
package dev.runtimeguard.iam;

/**
 * Failures that are not plain denials by the role's policies: look-alikes, named for what they are, and denials in
 * wordings of a single service. Knows texts only, so it loads without the AWS SDK.
 */
package dev.runtimeguard.iam.lookalike;

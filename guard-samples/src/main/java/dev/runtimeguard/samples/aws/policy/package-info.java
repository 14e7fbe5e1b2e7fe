/** IAM policies as the embedded AWS endpoint understands them: validation when stored, evaluation per request. */
package dev.runtimeguard.samples.aws.policy;

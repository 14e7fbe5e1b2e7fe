/**
 * Hand-written knowledge of what calls of AWS services need, where it is better than the generated catalog: facts of the
 * services' documentation, one class per service.
 */
package dev.runtimeguard.iam.knowledge;

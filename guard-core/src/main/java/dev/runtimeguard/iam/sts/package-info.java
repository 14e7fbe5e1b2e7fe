/**
 * What is told of the credentials that signed a call: by their key id, and by STS, which is asked with the JDK alone and
 * without holding an invocation up.
 */
package dev.runtimeguard.iam.sts;

/**
 * A Lambda execution environment on this machine: the real runtime interface client in a JVM of its own, driven over
 * a loopback Runtime API, in a sandbox with Lambda's file system, user and environment variables.
 *
 * <p>Start at {@link dev.runtimeguard.samples.local.LocalLambda}. Nothing here needs more than a JDK.
 */
package dev.runtimeguard.samples.local;

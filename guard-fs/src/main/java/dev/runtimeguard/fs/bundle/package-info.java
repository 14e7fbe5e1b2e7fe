/**
 * What is wrong with a deployment package: permissions, architectures, sizes, duplicates; of one path at failure, of the
 * task root on demand, of a zip before it is deployed. Needs nothing but the JDK, so that it runs as a command alone.
 */
package dev.runtimeguard.fs.bundle;

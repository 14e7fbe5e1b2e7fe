/**
 * The Java agent: patches the JDK's file access to ask {@link dev.runtimeguard.fs.bridge.FileCalls}. Everything but
 * {@code Agent}, {@code AgentLoader} and {@code Launcher} lives in a class loader of its own, so that what the JDK opens
 * to the agent it does not open to the application.
 */
package dev.runtimeguard.fs.agent;

/**
 * What the patched JDK calls. These classes are defined into the boot loader, so they know nothing but
 * {@code java.base}; everything else is behind {@link dev.runtimeguard.fs.bridge.FileCalls}.
 */
package dev.runtimeguard.fs.bridge;

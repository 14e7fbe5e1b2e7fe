/**
 * Runtime Guard's public face: {@link dev.runtimeguard.Guard} and {@link dev.runtimeguard.GuardedHandler} wrap a
 * function's handler, {@link dev.runtimeguard.GuardConfig} holds the settings.
 */
package dev.runtimeguard;

/**
 * From the handler named by {@code GUARD_HANDLER} to an object that is called as the runtime would call it. Not meant
 * for users, who name {@link dev.runtimeguard.GuardedEntryPoint} as their function's handler.
 */
package dev.runtimeguard.entry;

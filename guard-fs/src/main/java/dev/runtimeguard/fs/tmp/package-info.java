/** The ephemeral storage: its use, growth and exhaustion, what takes it up, and the removal of what was left there. */
package dev.runtimeguard.fs.tmp;

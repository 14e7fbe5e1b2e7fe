/** fs:fs. */
package dev.runtimeguard.fs;

/** Public libraries as they come from their makers, on Lambda's file system. */
package dev.runtimeguard.libraries;

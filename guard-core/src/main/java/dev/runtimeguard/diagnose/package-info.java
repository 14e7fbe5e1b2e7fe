/** From a throwable to its report: the cause chain, the diagnosers that read it, and what the guard knows of the call. */
package dev.runtimeguard.diagnose;

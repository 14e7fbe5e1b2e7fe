/** A library's own test suite, run with the agent and without, and compared test by test. */
package dev.runtimeguard.libraries.suite;

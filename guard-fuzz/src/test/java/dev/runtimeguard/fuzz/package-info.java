/**
 * How the fuzzer's bytes become input. The targets stand in the packages of what they call. In a build each runs on its
 * seeds: what the modules' own tests know already, and beside it, in {@code src/test/resources}, the inputs that failed once.
 */
package dev.runtimeguard.fuzz;

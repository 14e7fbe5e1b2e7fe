/**
 * JUnit 5 tests that run a function as Lambda would: {@link dev.runtimeguard.junit.LambdaTest}, or
 * {@link dev.runtimeguard.junit.LambdaExtension} where the settings are made in code.
 */
package dev.runtimeguard.junit;

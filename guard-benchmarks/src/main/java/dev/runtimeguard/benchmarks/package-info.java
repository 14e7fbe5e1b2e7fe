/** What the guard costs: JMH benchmarks inside a JVM, and measurements of whole processes. */
package dev.runtimeguard.benchmarks;

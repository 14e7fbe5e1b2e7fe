/**
 * File failures read without an agent: what the JDK's exceptions say on Linux, what the file system answers when it is
 * looked at afterwards, and what cures it. A class for each family of failures.
 */
package dev.runtimeguard.fs.explain;

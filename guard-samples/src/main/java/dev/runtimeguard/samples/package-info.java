/** samples:samples. */
package dev.runtimeguard.samples;

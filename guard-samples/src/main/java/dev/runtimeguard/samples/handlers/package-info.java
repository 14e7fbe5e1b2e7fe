/** Handlers that each show one feature of the guard. */
package dev.runtimeguard.samples.handlers;

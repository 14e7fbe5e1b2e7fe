/** The report: one immutable value, the forms it is written in, and the places it is written to. */
package dev.runtimeguard.report;

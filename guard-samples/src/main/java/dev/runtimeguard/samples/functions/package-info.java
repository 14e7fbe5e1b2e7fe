/** The functions of {@code template.yaml}: each with one fault, cured by a setting or a permission of the template. */
package dev.runtimeguard.samples.functions;

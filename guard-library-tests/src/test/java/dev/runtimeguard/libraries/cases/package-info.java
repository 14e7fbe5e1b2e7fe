/** A small program a library, which uses it as its documentation does and with its defaults. */
package dev.runtimeguard.libraries.cases;

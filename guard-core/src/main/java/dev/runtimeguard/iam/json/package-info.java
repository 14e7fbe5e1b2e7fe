/** A reader of JSON for what logs and STS answer, as the library may bring no parser of its own into a function. */
package dev.runtimeguard.iam.json;

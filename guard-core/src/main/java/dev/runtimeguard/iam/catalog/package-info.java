/**
 * The generated catalog: for every operation of every SDK v2 service the actions it needs and the ARNs they are evaluated
 * on. The data stands beside these classes, in a file for each first character of the services' names, and is made by
 * {@code tools/permission-catalog}.
 */
package dev.runtimeguard.iam.catalog;

/**
 * Denied entries inside an answer of status 200: which operations are batches, where their answers keep the errors of
 * single entries, and which entries of the request those belong to. Reads error codes and messages only, never an
 * entry's content.
 */
package dev.runtimeguard.iam.partial;

/**
 * An embedded AWS endpoint on loopback, for real SDK clients: S3, STS and IAM, and the permissions of some twenty services
 * that functions call, which answer as if they were empty. It verifies signatures and evaluates
 * policies as AWS documents, so that a suggested policy can be tried out: what stays denied here is not fixed. Its
 * tables of actions are written by hand and share nothing with the ones they check.
 */
package dev.runtimeguard.samples.aws;

/**
 * An embedded AWS endpoint: S3, STS, IAM and DynamoDB's permissions on loopback, for real SDK clients. It verifies signatures and evaluates
 * policies as AWS documents, so that a suggested policy can be tried out: what stays denied here is not fixed. Its
 * table of actions is written by hand and shares nothing with the one it checks.
 */
package dev.runtimeguard.samples.aws;

/** What Amazon S3's requests need: operation, bucket and key to IAM actions and ARNs. */
package dev.runtimeguard.s3;

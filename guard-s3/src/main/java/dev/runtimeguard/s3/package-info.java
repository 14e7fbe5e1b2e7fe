/** s3:s3. */
package dev.runtimeguard.s3;

/**
 * A small HTTP/1.1 server on loopback. The JDK's own server answers {@code 100 Continue} before a handler can refuse,
 * and a refusal in place of it is exactly what S3 clients have to live with, so this one leaves it to the handler.
 */
package dev.runtimeguard.samples.aws.http;

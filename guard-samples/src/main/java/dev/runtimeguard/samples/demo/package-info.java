/** The product in one screen: a function refused by S3, explained, fixed, and its neighbours still refused. */
package dev.runtimeguard.samples.demo;

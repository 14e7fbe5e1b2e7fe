/** File errors: what Lambda's file system refused, and where the function may write instead. */
package dev.runtimeguard.fs;

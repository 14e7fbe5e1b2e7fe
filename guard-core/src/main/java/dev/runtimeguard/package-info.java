/** Runtime Guard's public face. */
package dev.runtimeguard;

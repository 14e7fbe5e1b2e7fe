/** A writable layer over the packaged files: Linux overlayfs at the boundary between the JDK and the kernel. */
package dev.runtimeguard.fs.overlay;

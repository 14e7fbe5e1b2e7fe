package dev.runtimeguard.fs.bridge;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** {@code File.getCanonicalPath} as its native half does it: the real path of what exists, the rest as written. */
final class CanonicalPath {

    private CanonicalPath() {}

    /** The canonical path, or null to leave the call alone. */
    static String of(File file) throws IOException {
        FileCalls calls = FileBridge.looks(file.getPath());
        Path path = calls == null ? null : FileBridge.path(file.getAbsolutePath());
        if (path == null) {
            return null;
        }
        Path existing = path;
        while (existing != null) {
            try {
                Path real = calls.realPath(existing);
                if (existing == path) {
                    return real == null ? null : real.toString();
                }
                // Left alone, a parent is still to be made canonical; the JDK does that when asked for the parent.
                Path parent = real == null ? FileBridge.path(new File(existing.toString()).getCanonicalPath()) : real;
                return parent == null
                        ? null
                        : parent.resolve(existing.relativize(path)).normalize().toString();
            } catch (CallFailed notThere) {
                existing = existing.getParent();
            }
        }
        return null;
    }
}

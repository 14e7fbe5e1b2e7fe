package dev.runtimeguard.fs.bridge;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** {@code File.getCanonicalPath} as its native half does it: the real path of what exists, the rest as written. */
final class CanonicalPath {

    /** Of Linux, with the NUL at its end: the native half refuses what is longer before it looks at any name. */
    private static final int PATH_MAX = 4096;

    private CanonicalPath() {}

    /** The canonical path, or null to leave the call alone. */
    static String of(File file) throws IOException {
        FileCalls calls = FileBridge.looks(file.getPath());
        String absolute = calls == null ? "" : file.getAbsolutePath();
        Path path = absolute.length() >= PATH_MAX ? null : FileBridge.path(absolute);
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

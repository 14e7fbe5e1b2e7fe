package dev.runtimeguard.fs.tmp;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/** Which paths a sweep never touches, nor anything below them: the user's patterns, the guard's files, the JVM's. */
final class Kept {

    /** Performance data and the attach mechanism of the JDK, in the temporary directory itself. */
    private static final List<String> OF_THE_JVM = List.of("hsperfdata_*", ".java_pid*", ".attach_pid*");

    private final Path root;
    private final Path overlay;
    private final List<PathMatcher> absolute = new ArrayList<>();
    private final List<PathMatcher> relative = new ArrayList<>();

    Kept(Path root, Path overlay, List<String> globs) {
        this.root = root;
        this.overlay = overlay;
        OF_THE_JVM.forEach(this::add);
        globs.forEach(this::add);
    }

    private void add(String glob) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        (glob.startsWith("/") ? absolute : relative).add(matcher);
    }

    boolean contains(Path path) {
        if (path.startsWith(overlay)) {
            return true;
        }
        Path below = root.relativize(path);
        return absolute.stream().anyMatch(matcher -> matcher.matches(path))
                || relative.stream().anyMatch(matcher -> matcher.matches(below));
    }
}

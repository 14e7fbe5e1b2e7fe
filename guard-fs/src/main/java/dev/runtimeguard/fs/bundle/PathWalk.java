package dev.runtimeguard.fs.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The way the kernel takes to a file: component by component, through symbolic links, until a directory may not be
 * searched or nothing is there.
 *
 * @param target the file without symbolic links; where there is an obstacle the component that is it
 * @param mode of the target; null where there is an obstacle
 * @param obstacle what ended the way early; null when the target was reached
 */
record PathWalk(Path target, FileMode mode, Finding obstacle) {

    /** The kernel's own limit. */
    private static final int MAX_LINKS = 40;

    /**
     * @param path absolute
     * @throws IOException where the file system does not tell, or has no modes
     */
    static PathWalk along(Path path, FileUser user) throws IOException {
        PermissionFindings permissions = new PermissionFindings(user);
        Deque<Path> ahead = new ArrayDeque<>();
        path.forEach(ahead::addLast);
        Path at = path.getRoot();
        FileMode mode = FileMode.of(at);
        int links = 0;
        while (!ahead.isEmpty()) {
            if (mode.isDirectory() && !user.may(FileUser.EXECUTE, mode)) {
                return new PathWalk(at, null, permissions.notSearchable(at, mode));
            }
            String name = ahead.removeFirst().toString();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                at = at.getParent() == null ? at : at.getParent();
                mode = FileMode.of(at);
                continue;
            }
            Path next = at.resolve(name);
            try {
                mode = FileMode.of(next);
            } catch (NoSuchFileException nothingThere) {
                return new PathWalk(next, null, missing(path, next));
            }
            if (!mode.isSymbolicLink()) {
                at = next;
                continue;
            }
            if (++links > MAX_LINKS) {
                throw new IOException("too many symbolic links");
            }
            Path destination = Files.readSymbolicLink(next);
            for (int i = destination.getNameCount() - 1; i >= 0; i--) {
                ahead.addFirst(destination.getName(i));
            }
            at = destination.isAbsolute() ? destination.getRoot() : at;
            mode = FileMode.of(at);
        }
        return new PathWalk(at, mode, null);
    }

    private static Finding missing(Path path, Path missing) {
        String what = missing.equals(path)
                ? missing + " does not exist"
                : missing + " does not exist, and so " + path + " does not";
        return new Finding(
                Finding.Kind.MISSING, Finding.Severity.ERROR, missing.toString(), what + ".", Cures.missing(missing));
    }
}

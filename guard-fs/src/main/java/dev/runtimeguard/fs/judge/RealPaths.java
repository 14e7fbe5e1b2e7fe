package dev.runtimeguard.fs.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Where a path really leads on the plain file system, in the kernel's order: from the working directory as it is now,
 * name by name, {@code ..} taken after the links before it.
 */
final class RealPaths {

    /** The kernel's own bound, see path_resolution(7). */
    private static final int MAX_LINKS = 40;

    /** With the NUL at its end, from Linux's limits.h: the kernel takes no longer path, realpath(3) does. */
    private static final int PATH_MAX = 4096;

    private static final Path WORKING_DIRECTORY = Path.of("/proc/self/cwd");
    private static final Path DEV = Path.of("/dev");

    private RealPaths() {}

    /**
     * Resolves a path; what is not there may be the last name alone.
     *
     * @param path absolute or relative
     * @param followLastLink whether a last name that is a symbolic link is followed
     * @return empty when the kernel itself fails the path on the way: a directory that is missing, no directory, not
     *     to be searched, or a loop of links
     */
    static Optional<RealPath> of(Path path, boolean followLastLink) {
        if (path.toString().length() >= PATH_MAX) {
            return Optional.empty();
        }
        Path absolute = path.isAbsolute() ? path : fromWorkingDirectory(path);
        try {
            return Optional.ofNullable(resolved(absolute, followLastLink));
        } catch (IOException failsOnTheWay) {
            return Optional.ofNullable(tooLongForItsRealPath(absolute, followLastLink, MAX_LINKS));
        }
    }

    /**
     * Where a path leads that the kernel follows, while the real one would be longer than it takes: realpath(3) knows
     * none. Below the nearest directory that has one, as if there were no links beyond; null when the kernel fails the
     * path itself.
     *
     * @param links how many may be followed
     */
    private static RealPath tooLongForItsRealPath(Path absolute, boolean followLastLink, int links) {
        Path parent = absolute.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return null;
        }
        try {
            BasicFileAttributes attributes = attributesOf(absolute);
            if (followLastLink && attributes != null && attributes.isSymbolicLink()) {
                Path target = parent.resolve(Files.readSymbolicLink(absolute));
                return links == 0 ? null : tooLongForItsRealPath(target, true, links - 1);
            }
            return new RealPath(below(parent).resolve(absolute.getFileName()).normalize(), attributes);
        } catch (IOException failsOnTheWay) {
            return null;
        }
    }

    private static Path below(Path directory) {
        int names = directory.getNameCount();
        for (Path above = directory; ; above = above.getParent()) {
            try {
                Path real = above.toRealPath();
                int known = above.getNameCount();
                return known == names ? real : real.resolve(directory.subpath(known, names));
            } catch (IOException tooLongAsWell) {
                // The root is real.
            }
        }
    }

    /** The working directory by its real path: links on the way to it are none that the kernel counts. */
    private static Path fromWorkingDirectory(Path path) {
        try {
            return WORKING_DIRECTORY.toRealPath().resolve(path);
        } catch (IOException withoutProcOrDeleted) {
            return path.toAbsolutePath();
        }
    }

    private static RealPath resolved(Path absolute, boolean followLastLink) throws IOException {
        Path path = absolute;
        for (int links = 0; links <= MAX_LINKS; links++) {
            Path name = path.getFileName();
            if (name == null || isDots(name) || name.toString().isEmpty()) {
                Path real = path.toRealPath();
                return new RealPath(real, attributesOf(real));
            }
            Path directory = path.getParent().toRealPath();
            Path place = directory.resolve(name);
            BasicFileAttributes attributes = attributesOf(place);
            if (attributes == null && !Files.isDirectory(directory)) {
                return null;
            }
            if (!followLastLink || attributes == null || !attributes.isSymbolicLink() || isStandardStream(place)) {
                return new RealPath(place, attributes);
            }
            Path target = Files.readSymbolicLink(place);
            if (isOpenFileWithoutPath(place, target)) {
                return new RealPath(place, attributes);
            }
            path = directory.resolve(target);
        }
        return null;
    }

    private static boolean isDots(Path name) {
        String text = name.toString();
        return text.equals(".") || text.equals("..");
    }

    /** The process's own streams are its to write to, wherever whoever started it sent them. */
    private static boolean isStandardStream(Path place) {
        return place.startsWith(DEV)
                && place.getNameCount() == 2
                && place.getFileName().toString().startsWith("std");
    }

    /** A descriptor's link in /proc names what has no path as well: {@code pipe:[1]}, {@code /x (deleted)}. */
    private static boolean isOpenFileWithoutPath(Path place, Path target) {
        String text = target.toString();
        return place.startsWith("/proc")
                && (!target.isAbsolute()
                        || (text.endsWith(" (deleted)") && !Files.exists(target, LinkOption.NOFOLLOW_LINKS)));
    }

    private static BasicFileAttributes attributesOf(Path place) throws IOException {
        try {
            return Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException notThere) {
            return null;
        }
    }
}

package dev.runtimeguard.fs.bundle;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Why a path could not be read, listed, run or loaded, as far as the file system and the file's own headers tell. Looks
 * at nothing but the path's own components and a few kilobytes of the file; an instance is a value.
 *
 * @param path the path inspected, as given
 * @param findings what is wrong, the one that stopped the program first; empty when nothing is
 */
public record PathInspection(Path path, List<Finding> findings) {

    public PathInspection {
        findings = List.copyOf(findings);
    }

    /** As {@link #of(Path, Use)}, for a use that is not known. */
    public static PathInspection of(Path path) {
        return of(path, Use.ANY);
    }

    /**
     * Inspects a path of the default file system with the eyes of this process's user. Never throws: what cannot be
     * looked at has no findings.
     *
     * @param path absolute, or relative to the working directory
     * @param use what the program wanted of it
     */
    public static PathInspection of(Path path, Use use) {
        Optional<Architecture> machine = Architecture.current();
        return of(path, use, FileUser.current(), machine.orElse(null));
    }

    static PathInspection of(Path path, Use use, FileUser user, Architecture architecture) {
        try {
            return new PathInspection(path, inspect(path.toAbsolutePath(), use, user, architecture));
        } catch (IOException | RuntimeException notToBeSeen) {
            return new PathInspection(path, List.of());
        }
    }

    /** What stopped the program; empty when nothing was found. */
    public Optional<Finding> first() {
        return findings.stream().findFirst();
    }

    private static List<Finding> inspect(Path path, Use use, FileUser user, Architecture architecture)
            throws IOException {
        PathWalk walk = PathWalk.along(path, user);
        if (walk.obstacle() != null) {
            return List.of(walk.obstacle());
        }
        Path target = walk.target();
        FileMode mode = walk.mode();
        PermissionFindings permissions = new PermissionFindings(user);
        if (mode.isDirectory()) {
            return permissions.ofDirectory(target, mode).stream().toList();
        }
        if (!mode.isRegular()) {
            return List.of();
        }
        if (use != Use.EXECUTE && !user.may(FileUser.READ, mode)) {
            return List.of(permissions.unreadable(target, mode));
        }
        if (use == Use.EXECUTE && !user.may(FileUser.EXECUTE, mode)) {
            return List.of(permissions.notExecutable(target, mode));
        }
        if (use == Use.READ || !user.may(FileUser.READ, mode)) {
            return List.of();
        }
        FileContent content = contentOf(target);
        if (use == Use.ANY && content.isProgram() && !user.may(FileUser.EXECUTE, mode)) {
            return List.of(permissions.notExecutable(target, mode));
        }
        return new ContentFindings(architecture, Files::exists)
                .of(target.toString(), content, use).stream().toList();
    }

    private static FileContent contentOf(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return FileContent.of(ByteSource.of(channel));
        }
    }
}

package dev.runtimeguard.fs.bundle;

import dev.runtimeguard.fs.bundle.Finding.Kind;
import dev.runtimeguard.fs.bundle.Finding.Severity;
import java.nio.file.Path;
import java.util.Optional;

/** What one user lacks of permissions, in words. */
final class PermissionFindings {

    private final FileUser user;

    PermissionFindings(FileUser user) {
        this.user = user;
    }

    /** What keeps the user from listing a directory or from reaching what is in it; empty when nothing does. */
    Optional<Finding> ofDirectory(Path directory, FileMode mode) {
        if (!user.may(FileUser.EXECUTE, mode)) {
            return Optional.of(notSearchable(directory, mode));
        }
        return user.may(FileUser.READ, mode)
                ? Optional.empty()
                : Optional.of(finding(
                        Kind.DIRECTORY_NOT_LISTABLE,
                        directory,
                        mode,
                        "has no read bit for " + user.inWords() + ": it cannot be listed.",
                        "755"));
    }

    Finding notSearchable(Path directory, FileMode mode) {
        return finding(
                Kind.DIRECTORY_NOT_SEARCHABLE,
                directory,
                mode,
                "has no execute bit for " + user.inWords() + ": nothing in it can be reached, whatever its own mode.",
                "755");
    }

    Finding unreadable(Path file, FileMode mode) {
        return finding(
                Kind.FILE_NOT_READABLE,
                file,
                mode,
                "has no read bit for " + user.inWords() + ".",
                Cures.readable(mode));
    }

    Finding notExecutable(Path file, FileMode mode) {
        return finding(
                Kind.NOT_EXECUTABLE,
                file,
                mode,
                "has no execute bit for " + user.inWords() + ": it cannot be run.",
                "755");
    }

    private static Finding finding(Kind kind, Path path, FileMode mode, String lack, String cure) {
        String what = mode.isDirectory() ? "directory " : "";
        String problem = "The " + what + path + " (mode " + mode.octal() + ", owner " + mode.owner(path) + ") " + lack;
        return new Finding(
                kind,
                Severity.ERROR,
                path.toString(),
                what.isEmpty() ? problem.substring("The ".length()) : problem,
                Cures.chmod(cure, path));
    }
}

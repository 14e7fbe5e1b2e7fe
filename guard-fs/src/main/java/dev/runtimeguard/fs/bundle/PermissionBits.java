package dev.runtimeguard.fs.bundle;

import dev.runtimeguard.fs.bundle.Finding.Kind;
import dev.runtimeguard.fs.bundle.Finding.Severity;
import java.util.Optional;

/**
 * The bits that the function's user needs: it neither owns the package's files nor is in their group, so those for others
 * count. Lambda asks for 644 for files and 755 for directories and programs (Developer Guide, "Deployment package file
 * permissions").
 */
final class PermissionBits {

    private static final FileUser USER = FileUser.FUNCTION;

    /** What a file or directory lacks; nothing is said where no mode is recorded, as Lambda then gives one itself. */
    Optional<Finding> of(String name, PackagePart.Item item) {
        FileMode mode = item.mode();
        if (mode == null || mode.isSymbolicLink()) {
            return Optional.empty();
        }
        if (item.isDirectory()) {
            return ofDirectory(name, mode);
        }
        return USER.may(FileUser.READ, mode)
                ? Optional.empty()
                : Optional.of(error(
                        Kind.FILE_NOT_READABLE,
                        name,
                        mode,
                        "no read bit for others, and the function's user is one.",
                        Cures.readable(mode)));
    }

    private static Optional<Finding> ofDirectory(String name, FileMode mode) {
        if (!USER.may(FileUser.EXECUTE, mode)) {
            return Optional.of(error(
                    Kind.DIRECTORY_NOT_SEARCHABLE,
                    name,
                    mode,
                    "no execute bit for others: the function can reach nothing in this directory.",
                    "755"));
        }
        return USER.may(FileUser.READ, mode)
                ? Optional.empty()
                : Optional.of(error(
                        Kind.DIRECTORY_NOT_LISTABLE,
                        name,
                        mode,
                        "no read bit for others: the function cannot list this directory.",
                        "755"));
    }

    /** What a script or program lacks to be run. */
    Optional<Finding> ofProgram(String name, PackagePart.Item item, FileContent content) {
        boolean inBin = item.name().startsWith("bin/") || item.name().contains("/bin/");
        if (!content.isProgram() || (item.mode() != null && USER.may(FileUser.EXECUTE, item.mode()))) {
            return Optional.empty();
        }
        String what = content.elf() != null ? "a program" : "a script";
        if (item.mode() == null) {
            return content.elf() != null || inBin ? Optional.of(withoutModes(name, what)) : Optional.empty();
        }
        // Scripts that others load, as Python's modules, often begin with #! too.
        Severity severity = content.elf() != null || inBin ? Severity.ERROR : Severity.WARNING;
        return Optional.of(finding(
                Kind.NOT_EXECUTABLE,
                severity,
                name,
                item.mode(),
                "no execute bit for others, though it is " + what + ".",
                "755"));
    }

    private static Finding withoutModes(String name, String what) {
        return new Finding(
                Kind.NOT_EXECUTABLE,
                Severity.WARNING,
                name,
                name + " is " + what
                        + ", and the zip records no Unix modes for it, as zips made on Windows: nothing says"
                        + " that it can be run.",
                "Zip it on Linux or macOS after chmod 755, or with a tool that records modes.");
    }

    private static Finding error(Kind kind, String name, FileMode mode, String lack, String bits) {
        return finding(kind, Severity.ERROR, name, mode, lack, bits);
    }

    private static Finding finding(Kind kind, Severity severity, String name, FileMode mode, String lack, String bits) {
        String inPart = name.substring(name.indexOf(':') + 1);
        return new Finding(
                kind,
                severity,
                name,
                name + " (mode " + mode.octal() + ") has " + lack,
                Cures.chmod(bits, inPart) + "   # then zip it again");
    }
}

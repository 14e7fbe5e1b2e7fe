package dev.runtimeguard.fs.bundle;

import dev.runtimeguard.fs.bundle.Finding.Kind;
import dev.runtimeguard.fs.bundle.Finding.Severity;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** Why a file that may be read and run still can be neither run nor loaded: what it is made for. */
final class ContentFindings {

    private final Architecture architecture;
    private final Predicate<Path> exists;

    /**
     * @param architecture the function's; null when it is not known
     * @param exists whether a program is there where the function runs
     */
    ContentFindings(Architecture architecture, Predicate<Path> exists) {
        this.architecture = architecture;
        this.exists = exists;
    }

    /** What is wrong with the content of a file that is to be run or loaded; empty when nothing is. */
    Optional<Finding> of(String path, FileContent content, Use use) {
        return switch (content.format()) {
            case ELF -> ofElf(path, content.elf(), use);
            case SCRIPT -> use == Use.LOAD ? notNative(path, "a script") : ofScript(path, content.interpreter());
            case WINDOWS -> foreign(path, use, "a Windows program or DLL");
            case MACH_O -> foreign(path, use, "a program or library for macOS");
            case EMPTY ->
                use == Use.ANY
                        ? Optional.empty()
                        : Optional.of(error(Kind.DAMAGED, path, "is empty.", "Build or download it again."));
            case OTHER -> use == Use.LOAD ? notNative(path, "no native library") : Optional.empty();
        };
    }

    private Optional<Finding> ofElf(String path, Elf elf, Use use) {
        if (elf.truncated()) {
            return Optional.of(error(
                    Kind.DAMAGED,
                    path,
                    "is an ELF file that ends too early.",
                    "Build or download it again; where the function unpacks it, see whether /tmp was full."));
        }
        if (architecture != null && !elf.isFor(architecture)) {
            return Optional.of(wrongArchitecture(path, elf));
        }
        if (elf.isMusl() && !isThere(elf.interpreter())) {
            return Optional.of(error(
                    Kind.WRONG_LIBC,
                    path,
                    "is linked against musl, as on Alpine Linux; Lambda's managed runtimes have glibc.",
                    "Use the build for glibc (Amazon Linux), or a static one."));
        }
        if (use != Use.LOAD && elf.interpreter() != null && !isThere(elf.interpreter())) {
            return Optional.of(interpreterMissing(path, elf.interpreter(), "the dynamic loader"));
        }
        return Optional.empty();
    }

    private Finding wrongArchitecture(String path, Elf elf) {
        Optional<Architecture> other = Architecture.of(elf.machineName());
        String sam = other.map(it -> "Or run the function on it: Architectures: [" + it.id() + "] in the SAM template.")
                .orElse("");
        return error(
                Kind.WRONG_ARCHITECTURE,
                path,
                "is built for " + elf.machineName() + ", and the function runs on " + architecture.id() + ".",
                ("Package the build for " + architecture.id() + ". " + sam).strip());
    }

    private Optional<Finding> ofScript(String path, String interpreter) {
        if (interpreter.endsWith("\r")) {
            return Optional.of(error(
                    Kind.INTERPRETER_MISSING,
                    path,
                    "has Windows line ends, so Linux looks for an interpreter named " + interpreter.strip()
                            + "\\r and says \"No such file or directory\".",
                    "sed -i 's/\\r$//' " + Cures.quoted(path) + "   # before it is packed"));
        }
        return interpreter.startsWith("/") && !isThere(interpreter)
                ? Optional.of(interpreterMissing(path, interpreter, "its interpreter"))
                : Optional.empty();
    }

    private static Finding interpreterMissing(String path, String interpreter, String what) {
        return error(
                Kind.INTERPRETER_MISSING,
                path,
                "is there, but " + what + " " + interpreter + " is not; Linux says \"No such file or directory\" then.",
                "Package " + interpreter + " too and start it by its own path, or use a program that needs none.");
    }

    private Optional<Finding> foreign(String path, Use use, String what) {
        return use == Use.ANY && !path.contains("bin/")
                ? Optional.empty()
                : Optional.of(error(Kind.NOT_LINUX, path, "is " + what + "; Lambda runs Linux.", forLinux()));
    }

    private Optional<Finding> notNative(String path, String what) {
        return Optional.of(error(Kind.NOT_LINUX, path, "is " + what + ".", forLinux()));
    }

    private String forLinux() {
        return "Package the build for Linux" + (architecture == null ? "." : " on " + architecture.id() + ".");
    }

    private boolean isThere(String program) {
        try {
            return program != null && exists.test(Path.of(program));
        } catch (InvalidPathException nonsense) {
            return false;
        }
    }

    private static Finding error(Kind kind, String path, String what, String cure) {
        return new Finding(kind, Severity.ERROR, path, path + " " + what, cure);
    }
}

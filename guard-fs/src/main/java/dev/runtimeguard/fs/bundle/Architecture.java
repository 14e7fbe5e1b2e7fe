package dev.runtimeguard.fs.bundle;

import java.util.Locale;
import java.util.Optional;

/** The instruction sets that Lambda has, by the names its API gives them. */
public enum Architecture {
    /** 64-bit x86. */
    X86_64("x86_64", 62),
    /** 64-bit ARM (Graviton). */
    ARM64("arm64", 183);

    private final String id;
    private final int machine;

    Architecture(String id, int machine) {
        this.id = id;
        this.machine = machine;
    }

    /** The value of the function's {@code Architectures} setting; never null. */
    public String id() {
        return id;
    }

    /** {@code e_machine} of its ELF files. */
    int machine() {
        return machine;
    }

    /** The architecture by Lambda's name or another usual one (amd64, aarch64); empty when it is none of Lambda's. */
    public static Optional<Architecture> of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "x86_64", "amd64", "x86-64" -> Optional.of(X86_64);
            case "arm64", "aarch64" -> Optional.of(ARM64);
            default -> Optional.empty();
        };
    }

    /** The architecture of this process; empty when it is none of Lambda's. */
    public static Optional<Architecture> current() {
        return of(System.getProperty("os.arch", ""));
    }
}

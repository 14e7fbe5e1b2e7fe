package dev.runtimeguard.samples.local;

/** How far the function is shut off from this machine. */
public enum SandboxMode {
    /**
     * A sandbox where the machine allows one; elsewhere the same layout in a temporary directory without isolation,
     * which is said once on standard error.
     */
    AUTO,

    /** A sandbox, or {@link LocalLambda#start} fails with an {@link IllegalStateException} that says why. */
    REQUIRED,

    /** The same layout in a temporary directory: every path is writable and the user is this process's own. */
    OFF
}

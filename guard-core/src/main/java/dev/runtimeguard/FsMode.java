package dev.runtimeguard;

/** What happens to a write outside the writable places: the values of {@code GUARD_FS}. */
public enum FsMode {
    /** The write fails as without the guard; the failure is explained. */
    EXPLAIN,
    /** The write goes into the overlay under {@code GUARD_FS_OVERLAY_DIR}, and later reads see it. Needs the agent. */
    REDIRECT,
    /** The write is refused before the system call, on any machine. Needs the agent. */
    STRICT,
    /** Files are left alone. */
    OFF
}

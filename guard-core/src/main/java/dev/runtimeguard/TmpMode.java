package dev.runtimeguard;

/** What is done about the ephemeral storage: the values of {@code GUARD_TMP}. */
public enum TmpMode {
    /** Pressure, growth and a full disk are reported. */
    WATCH,
    /** As {@link #WATCH}, and what an invocation leaves behind is removed at its end. */
    SWEEP,
    /** The ephemeral storage is left alone. */
    OFF
}

package dev.runtimeguard.report;

/** How a finding is known, from AWS's own words down to an assumption that is labelled as one. */
public enum Confidence {
    /** AWS or the operating system said so. */
    CERTAIN("certain"),
    /** Derived from the request and documented behaviour. */
    LIKELY("likely"),
    /** Assumed from naming conventions only. */
    GUESS("guess");

    private final String id;

    Confidence(String id) {
        this.id = id;
    }

    /** The value of the report's {@code confidence} field; never null. */
    public String id() {
        return id;
    }
}

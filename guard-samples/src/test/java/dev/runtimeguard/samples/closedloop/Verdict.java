package dev.runtimeguard.samples.closedloop;

/**
 * How a loop went.
 *
 * @param detail what a reader needs to see why: the report, the policy, the failure
 */
record Verdict(Outcome outcome, String detail) {
    @Override
    public String toString() {
        return outcome + ": " + detail;
    }
}

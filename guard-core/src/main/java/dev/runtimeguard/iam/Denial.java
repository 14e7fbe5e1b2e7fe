package dev.runtimeguard.iam;

/**
 * What the text of a denial says. A part it does not say is null; {@code effect} and {@code policyType} are unknown
 * then.
 *
 * @param principal the ARN of who was denied, or {@link #ANONYMOUS}
 * @param action the action, spelled as in the text
 * @param resource the resource, an ARN or the service's own words for it
 * @param policyType the type of the policy that denied
 * @param effect whether the denial was implicit or explicit
 * @param policyArn the ARN of the policy that denied
 */
record Denial(
        String principal, String action, String resource, PolicyType policyType, Effect effect, String policyArn) {

    /** The principal of a call that nobody signed. */
    static final String ANONYMOUS = "anonymous";

    /** A text that says nothing but that access was denied. */
    static final Denial WITHOUT_DETAILS = new Denial(null, null, null, PolicyType.UNKNOWN, Effect.UNKNOWN, null);

    enum Effect {
        IMPLICIT("implicit"),
        EXPLICIT("explicit"),
        UNKNOWN("unknown");

        private final String id;

        Effect(String id) {
            this.id = id;
        }

        /** The value of the report's {@code effect} field. */
        String id() {
            return id;
        }
    }
}

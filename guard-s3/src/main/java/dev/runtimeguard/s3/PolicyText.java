package dev.runtimeguard.s3;

/** Text as a policy's {@code Resource} has to spell it. */
final class PolicyText {

    private PolicyText() {}

    /**
     * The pattern that matches {@code text}. What means something in a pattern becomes the policy variable that IAM
     * defines for it. A policy document may only hold U+0009, U+000A, U+000D and U+0020 to U+00FF (IAM API reference,
     * PutRolePolicy), so that any other character becomes {@code ?}, which matches whatever character stands there; one
     * for each UTF-16 unit. Control characters become {@code ?} even where the grammar allows them, since they do not
     * survive being copied out of a log.
     */
    static String literal(String text) {
        StringBuilder pattern = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' || c == '?' || c == '$') {
                pattern.append("${").append(c).append('}');
            } else if (c > '\u00ff' || Character.isISOControl(c)) {
                pattern.append('?');
            } else {
                pattern.append(c);
            }
        }
        return pattern.toString();
    }
}

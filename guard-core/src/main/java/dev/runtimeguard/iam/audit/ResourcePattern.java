package dev.runtimeguard.iam.audit;

/**
 * The resource of a policy statement as IAM matches it (IAM user guide, "Resource" element): {@code *} takes any number
 * of characters and {@code ?} one, within a part of the ARN; {@code ${*}}, {@code ${?}} and {@code ${$}} are the
 * characters themselves.
 */
final class ResourcePattern {

    private static final String EVERYTHING = "*";
    private static final int ARN_PARTS = 6;

    private ResourcePattern() {}

    /** Whether {@code wide} matches everything that {@code narrow} matches; false too when that cannot be told. */
    static boolean covers(String wide, String narrow) {
        if (wide.equals(EVERYTHING) || wide.equals(narrow)) {
            return true;
        }
        int star = wide.indexOf('*');
        // Most pairs differ before the first wildcard already.
        if (star < 0 || !wide.regionMatches(0, narrow, 0, star)) {
            return false;
        }
        String[] wideParts = wide.split(":", ARN_PARTS);
        String[] narrowParts = narrow.split(":", ARN_PARTS);
        if (wideParts.length != ARN_PARTS || narrowParts.length != ARN_PARTS) {
            return false;
        }
        for (int i = 0; i < ARN_PARTS; i++) {
            if (!partCovers(wideParts[i], narrowParts[i])) {
                return false;
            }
        }
        return true;
    }

    /** Matches {@code narrow} as if its wildcards were characters, which only a wildcard takes. */
    private static boolean partCovers(String wide, String narrow) {
        int w = 0;
        int n = 0;
        int star = -1;
        int retry = 0;
        while (n < narrow.length()) {
            if (w < wide.length() && wide.charAt(w) == '*') {
                star = w++;
                retry = n;
            } else if (w < wide.length()
                    && tokenEnd(wide, w) - w == tokenEnd(narrow, n) - n
                    && wide.regionMatches(w, narrow, n, tokenEnd(narrow, n) - n)
                    && narrow.charAt(n) != '*') {
                w = tokenEnd(wide, w);
                n = tokenEnd(narrow, n);
            } else if (star >= 0) {
                w = star + 1;
                retry = tokenEnd(narrow, retry);
                n = retry;
            } else {
                return false;
            }
        }
        while (w < wide.length() && wide.charAt(w) == '*') {
            w++;
        }
        return w == wide.length();
    }

    /** The end of one character, which may be written as a policy variable. */
    private static int tokenEnd(String text, int at) {
        boolean escaped = text.startsWith("${", at)
                && at + 3 < text.length()
                && text.charAt(at + 3) == '}'
                && "*?$".indexOf(text.charAt(at + 2)) >= 0;
        return escaped ? at + 4 : at + 1;
    }
}

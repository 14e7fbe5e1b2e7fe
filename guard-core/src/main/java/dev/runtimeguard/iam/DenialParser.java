package dev.runtimeguard.iam;

import dev.runtimeguard.iam.Denial.Effect;

/**
 * Reads AWS's wordings of a denial. Goes over the text a fixed number of times, so that the time is linear in its
 * length whatever the text is.
 */
final class DenialParser {

    /** Beyond any denial: what follows is an encoded message or somebody's payload. */
    private static final int MAX_LENGTH = 16 * 1024;

    private static final String ANCHOR = "not authorized to perform";
    private static final String BECAUSE_NO = " because no ";
    private static final String EXPLICIT = " with an explicit deny";
    /** What can follow a resource. */
    private static final String[] ENDS = {
        " because ", EXPLICIT, " (service: ", ". encoded authorization failure message", " (request id"
    };

    private DenialParser() {}

    /** What {@code message} says; {@link Denial#WITHOUT_DETAILS} for null or a text of no known wording. */
    static Denial parse(String message) {
        if (message == null) {
            return Denial.WITHOUT_DETAILS;
        }
        String text = collapsed(message);
        String lower = lowerAscii(text);
        // EC2 begins with "not authorized to perform this operation" and comes to the point after it.
        for (int anchor = lower.indexOf(ANCHOR); anchor >= 0; anchor = lower.indexOf(ANCHOR, anchor + 1)) {
            int actionStart = skip(text, anchor + ANCHOR.length(), ": `'\"");
            int actionEnd = actionEnd(text, actionStart);
            String action = text.substring(actionStart, actionEnd);
            if (action.indexOf(':') > 0) {
                return withResource(principalBefore(text, lower, anchor), action, text, lower, actionEnd);
            }
        }
        return Denial.WITHOUT_DETAILS;
    }

    private static Denial withResource(String principal, String action, String text, String lower, int actionEnd) {
        int resourceEnd = actionEnd;
        String resource = null;
        int on = skip(text, actionEnd, "'`\"");
        if (lower.startsWith(" on resource", on)) {
            int named = on + " on resource".length();
            int start = skip(text, lower.startsWith("s", named) ? named + 1 : named, ": ");
            int end = resourceEnd(text, lower, start);
            resource = unquoted(text.substring(start, end));
            resourceEnd = end;
        }
        return withPolicy(principal, action, resource, text, lower, resourceEnd);
    }

    private static Denial withPolicy(
            String principal, String action, String resource, String text, String lower, int from) {
        int explicit = lower.indexOf(EXPLICIT, from);
        if (explicit >= 0) {
            return explicit(principal, action, resource, text, lower, explicit + EXPLICIT.length());
        }
        int because = lower.indexOf(BECAUSE_NO, from);
        if (because >= 0) {
            int start = because + BECAUSE_NO.length();
            PolicyType type = typeAt(lower, start, " allows the ");
            return new Denial(principal, action, resource, type, Effect.IMPLICIT, null);
        }
        // KMS: "... the resource does not exist in this Region, no resource-based policies allow access, or ...".
        boolean either = lower.indexOf("no resource-based policies allow access", from) >= 0;
        // STS names no policy where only the trust policy decides.
        boolean trust = action.startsWith("sts:AssumeRoleWith");
        PolicyType type = either ? PolicyType.RESOURCE_BASED : trust ? PolicyType.ROLE_TRUST : PolicyType.UNKNOWN;
        return new Denial(principal, action, resource, type, Effect.UNKNOWN, null);
    }

    private static Denial explicit(
            String principal, String action, String resource, String text, String lower, int from) {
        for (String article : new String[] {" in a ", " in an ", " in the "}) {
            if (lower.startsWith(article, from)) {
                int start = from + article.length();
                int end = endOfClause(lower, start);
                String clause = lower.substring(start, end);
                PolicyType type = PolicyType.ofWording(withoutPolicy(clause));
                return new Denial(principal, action, resource, type, Effect.EXPLICIT, policyArn(text, end));
            }
        }
        return new Denial(principal, action, resource, PolicyType.UNKNOWN, Effect.EXPLICIT, null);
    }

    private static PolicyType typeAt(String lower, int start, String until) {
        int end = lower.indexOf(until, start);
        return end < 0 ? PolicyType.UNKNOWN : PolicyType.ofWording(withoutPolicy(lower.substring(start, end)));
    }

    private static String withoutPolicy(String clause) {
        return clause.endsWith(" policy") ? clause.substring(0, clause.length() - " policy".length()) : clause;
    }

    private static int endOfClause(String lower, int start) {
        int end = start;
        while (end < lower.length() && "abcdefghijklmnopqrstuvwxyz- ".indexOf(lower.charAt(end)) >= 0) {
            end++;
        }
        return end > start && lower.charAt(end - 1) == ' ' ? end - 1 : end;
    }

    private static String policyArn(String text, int clauseEnd) {
        int start = skip(text, clauseEnd, ": ");
        if (!text.startsWith("arn:", start)) {
            return null;
        }
        int end = text.indexOf(' ', start);
        String arn = text.substring(start, end < 0 ? text.length() : end);
        return arn.endsWith(".") ? arn.substring(0, arn.length() - 1) : arn;
    }

    private static String principalBefore(String text, String lower, int anchor) {
        int user = Math.max(lower.lastIndexOf("user: ", anchor), lower.lastIndexOf("user `", anchor));
        if (user < 0) {
            return null;
        }
        String words = text.substring(user + "user".length(), anchor).trim();
        String named = words.endsWith(" is") ? words.substring(0, words.length() - " is".length()) : words;
        String principal = unquoted(named.startsWith(":") ? named.substring(1) : named);
        return principal.startsWith("arn:") || principal.equals(Denial.ANONYMOUS) ? principal : null;
    }

    /** A service's prefix and the action's name; where there is no name behind the colon, the prefix alone. */
    private static int actionEnd(String text, int start) {
        int colon = wordEnd(text, start);
        int end = colon < text.length() && text.charAt(colon) == ':' ? wordEnd(text, colon + 1) : colon;
        return end - colon > 1 ? end : colon;
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isOfWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfWord(char c) {
        return c == '-' || (c < 128 && Character.isLetterOrDigit(c));
    }

    /** Where the resource ends: at its closing quote, else at the first thing that can follow a resource. */
    private static int resourceEnd(String text, String lower, int start) {
        if (start < text.length() && text.charAt(start) == '"') {
            return quotedEnd(lower, start);
        }
        int end = text.length();
        for (String follower : ENDS) {
            int at = lower.indexOf(follower, start + 1);
            if (at >= 0 && at < end) {
                end = at;
            }
        }
        return end;
    }

    /** An S3 key may hold quotes and anything behind them, what follows it holds none: so the last one closes. */
    private static int quotedEnd(String lower, int start) {
        int closing = -1;
        for (String follower : ENDS) {
            closing = Math.max(closing, lower.lastIndexOf('"' + follower));
        }
        return closing > start ? closing + 1 : lower.length();
    }

    private static String unquoted(String value) {
        String text = value.trim();
        boolean opens = !text.isEmpty() && "\"'`".indexOf(text.charAt(0)) >= 0;
        int from = opens ? 1 : 0;
        int to = text.length();
        if (opens && to > 1 && "\"'".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    private static int skip(String text, int from, String characters) {
        int at = from;
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** Lower case that keeps every index, which {@code toLowerCase} does not for all of Unicode. */
    private static String lowerAscii(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= 'A' && chars[i] <= 'Z') {
                chars[i] = (char) (chars[i] + ('a' - 'A'));
            }
        }
        return new String(chars);
    }

    /** The text with line breaks, as mail and consoles put in, and runs of blanks as one blank each. */
    static String collapsed(String message) {
        int length = Math.min(message.length(), MAX_LENGTH);
        StringBuilder text = new StringBuilder(length);
        boolean blank = true;
        for (int i = 0; i < length; i++) {
            char c = message.charAt(i);
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
                if (!blank) {
                    text.append(' ');
                }
                blank = true;
            } else {
                text.append(c);
                blank = false;
            }
        }
        return text.toString();
    }
}

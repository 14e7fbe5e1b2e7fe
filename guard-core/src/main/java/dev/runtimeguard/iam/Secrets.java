package dev.runtimeguard.iam;

import dev.runtimeguard.iam.sts.SigningCredentials;

/**
 * Takes secrets out of a text before anything is read from it, as services and proxies quote requests in their errors:
 * the signing credentials themselves, the values of signature parameters, and whatever begins like a session token.
 */
final class Secrets {

    private static final String MASK = "****";

    /** Names that a secret follows, lower case, without the signs that join their words. */
    private static final String[] NAMES = {
        "securitytoken", "sessiontoken", "secretaccesskey", "secretkey", "amzsignature", "signature=", "authorization:"
    };

    /** How session tokens begin: the base64 of their type. */
    private static final String[] TOKENS = {"IQoJb3JpZ2lu", "FwoGZXIvYXdz", "FQoGZXIvYXdz", "AQoDYXdz", "AgoJb3JpZ2lu"};

    /** A name followed by less is a word in a sentence. */
    private static final int SHORTEST = 16;

    private Secrets() {}

    /**
     * The text without secrets; null for null.
     *
     * @param credentials those that signed; null when not known
     */
    static String masked(String text, SigningCredentials credentials) {
        if (text == null) {
            return null;
        }
        String masked = text;
        if (credentials != null) {
            masked = without(masked, credentials.secretAccessKey());
            masked = without(masked, credentials.sessionToken());
        }
        for (String token : TOKENS) {
            masked = withoutRunsAt(masked, token);
        }
        return withoutNamed(masked);
    }

    private static String without(String text, String secret) {
        return secret == null || secret.length() < SHORTEST ? text : text.replace(secret, MASK);
    }

    private static String withoutRunsAt(String text, String start) {
        int at = text.indexOf(start);
        if (at < 0) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int from = 0;
        for (; at >= 0; at = text.indexOf(start, from)) {
            masked.append(text, from, at).append(MASK);
            from = endOfRun(text, at);
        }
        return masked.append(text, from, text.length()).toString();
    }

    private static String withoutNamed(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        // The letters before the current place, the last 24 of them, without what joins words.
        StringBuilder word = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            masked.append(c);
            i++;
            if (c == '-' || c == '_' || c == ' ' || c == '"' || c == '%') {
                continue;
            }
            word.append(Character.toLowerCase(c));
            if (word.length() > 24) {
                word.deleteCharAt(0);
            }
            if (endsWithName(word)) {
                int value = startOfValue(text, i);
                int end = endOfRun(text, value);
                if (end - value >= SHORTEST) {
                    masked.append(text, i, value).append(MASK);
                    i = end;
                    word.setLength(0);
                }
            }
        }
        return masked.toString();
    }

    private static boolean endsWithName(StringBuilder word) {
        for (String name : NAMES) {
            if (word.length() >= name.length() && word.indexOf(name, word.length() - name.length()) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static int startOfValue(String text, int from) {
        int at = from;
        while (at < text.length() && "=: \"'".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** The end of a run of base64 and of its percent-encoded form. */
    private static int endOfRun(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean inRun = c < 128 && (Character.isLetterOrDigit(c) || "+/=%-_".indexOf(c) >= 0);
            if (!inRun) {
                break;
            }
            at++;
        }
        return at;
    }
}

package dev.runtimeguard.samples.aws.policy;

import java.util.Arrays;

/**
 * A pattern of literal characters, {@code *} and {@code ?}. Characters that came from a policy variable are literal
 * even when they look like wildcards, so the pattern is a list of code points with marks of its own.
 */
final class Wildcard {
    private static final int ONE = -1;
    private static final int ANY = -2;
    /** Any characters but a colon: a star inside an ARN segment does not reach the next one. */
    private static final int ANY_IN_SEGMENT = -3;

    private final int[] tokens;

    private Wildcard(int[] tokens) {
        this.tokens = tokens;
    }

    /** A pattern in which every {@code *} matches anything. */
    static Wildcard of(String text) {
        return builder().wildcards(text).build();
    }

    static Builder builder() {
        return new Builder();
    }

    boolean matches(String value) {
        return matches(value.codePoints().toArray());
    }

    private boolean matches(int[] value) {
        boolean[] reachable = new boolean[value.length + 1];
        reachable[0] = true;
        for (int token : tokens) {
            boolean[] next = new boolean[value.length + 1];
            if (token == ANY || token == ANY_IN_SEGMENT) {
                for (int i = 0; i <= value.length; i++) {
                    next[i] = reachable[i] || (i > 0 && next[i - 1] && (token == ANY || value[i - 1] != ':'));
                }
            } else {
                for (int i = 1; i <= value.length; i++) {
                    next[i] = reachable[i - 1] && (token == ONE || token == value[i - 1]);
                }
            }
            reachable = next;
        }
        return reachable[value.length];
    }

    /** Collects a pattern piece by piece. */
    static final class Builder {
        private int[] tokens = new int[32];
        private int size;

        Builder literal(String text) {
            text.codePoints().forEach(this::add);
            return this;
        }

        Builder wildcards(String text) {
            text.codePoints().forEach(c -> add(c == '*' ? ANY : c == '?' ? ONE : c));
            return this;
        }

        private void add(int token) {
            if (size == tokens.length) {
                tokens = Arrays.copyOf(tokens, size * 2);
            }
            tokens[size++] = token;
        }

        Wildcard build() {
            return new Wildcard(Arrays.copyOf(tokens, size));
        }

        /**
         * The pattern as an ARN: within the five segments before the resource part, a star that is not its segment's
         * last character stays within the segment (IAM user guide, "JSON policy elements: Resource").
         */
        Wildcard buildArn() {
            int[] arn = Arrays.copyOf(tokens, size);
            int colons = 0;
            for (int i = 0; i < size && colons < 5; i++) {
                if (arn[i] == ':') {
                    colons++;
                } else if (arn[i] == ANY && i + 1 < size && arn[i + 1] != ':') {
                    arn[i] = ANY_IN_SEGMENT;
                }
            }
            return new Wildcard(arn);
        }
    }
}

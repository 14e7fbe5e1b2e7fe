package dev.runtimeguard.iam.json;

/** Characters one after the other, as a log, a CSV file or a JSON string around them has them. */
@FunctionalInterface
public interface TextSource {

    /** The next character, or -1 at the end, from then on always. */
    int next();

    /** The text inside a quoted CSV field (RFC 4180), where a quote is doubled. */
    static TextSource insideCsvField(TextSource outer) {
        return new Inner(outer) {
            @Override
            int decoded(int c) {
                return c == '"' && outer.next() != '"' ? -1 : c;
            }
        };
    }

    /** The text inside a JSON string. */
    static TextSource insideJsonString(TextSource outer) {
        return new Inner(outer) {
            @Override
            int decoded(int c) {
                if (c != '\\') {
                    return c == '"' ? -1 : c;
                }
                try {
                    return JsonEscape.read(outer);
                } catch (MalformedJsonException cut) {
                    return -1;
                }
            }
        };
    }

    /** A text inside another, which ends where the other's quotes close. */
    abstract class Inner implements TextSource {
        private final TextSource outer;
        private boolean ended;

        Inner(TextSource outer) {
            this.outer = outer;
        }

        abstract int decoded(int c);

        @Override
        public final int next() {
            if (ended) {
                return -1;
            }
            int c = outer.next();
            int decoded = c < 0 ? -1 : decoded(c);
            ended = decoded < 0;
            return decoded;
        }
    }
}

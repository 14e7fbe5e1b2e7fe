package dev.runtimeguard.samples.aws;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of an object that a Range header asks for.
 *
 * @param first offset of the first byte
 * @param last offset of the last byte, inclusive
 */
record ByteRange(int first, int last) {
    private static final Pattern HEADER = Pattern.compile("bytes=([0-9]{0,10})-([0-9]{0,10})");

    /** @throws AwsException with code InvalidRange when nothing of it exists */
    static ByteRange parse(String header, int length) {
        Matcher matcher = HEADER.matcher(header);
        if (matcher.matches()) {
            long from = matcher.group(1).isEmpty() ? -1 : Long.parseLong(matcher.group(1));
            long to = matcher.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(matcher.group(2));
            if (from < 0) {
                from = Math.max(0, length - to);
                to = Long.MAX_VALUE;
            }
            if (from < length && from <= to) {
                return new ByteRange((int) from, (int) Math.min(to, length - 1L));
            }
        }
        throw new AwsException(416, "InvalidRange", "The requested range is not satisfiable");
    }
}

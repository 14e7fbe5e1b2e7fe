package dev.runtimeguard.iam.sts;

/**
 * The account inside an access key id. Keys issued since 2019 carry it: the characters after the four-letter prefix are
 * base32, and 40 of their first 48 bits are the account's number (Tal Be'ery, "A short note on AWS KEY ID").
 */
public final class AccessKeyId {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int PREFIX = 4;
    private static final int LENGTH = 20;
    private static final long ACCOUNT_MASK = 0x7fffffffff80L;
    private static final int ACCOUNT_SHIFT = 7;
    /** The base32 value the first character has at least, as the first bit marks an id that carries the account. */
    private static final int MARKED = 16;

    private AccessKeyId() {}

    /** The twelve-digit account, or null when the id does not carry one. */
    public static String accountOf(String accessKeyId) {
        if (accessKeyId == null || accessKeyId.length() != LENGTH) {
            return null;
        }
        if (!accessKeyId.startsWith("ASIA") && !accessKeyId.startsWith("AKIA")) {
            return null;
        }
        if (BASE32.indexOf(accessKeyId.charAt(PREFIX)) < MARKED) {
            return null;
        }
        long bits = 0;
        // Ten characters are 50 bits; the first 48 hold the account.
        for (int i = PREFIX; i < PREFIX + 10; i++) {
            int value = BASE32.indexOf(accessKeyId.charAt(i));
            if (value < 0) {
                return null;
            }
            bits = bits << 5 | value;
        }
        long account = (bits >> 2 & ACCOUNT_MASK) >> ACCOUNT_SHIFT;
        String digits = Long.toString(account);
        return digits.length() > 12 ? null : "0".repeat(12 - digits.length()) + digits;
    }
}

package dev.runtimeguard.samples.aws;

import java.security.SecureRandom;

/**
 * Makes access key ids in AWS's shape: a 4-letter prefix, then 80 bits in base32, of which bits 1 to 40 are the account
 * id (see "A short note on AWS KEY ID"; ASIAY34FZKBOKMUTVV7A belongs to account 609629065308).
 */
final class AccessKeyIds {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private AccessKeyIds() {}

    /** An id of a long-term key. */
    static String longTerm(String accountId) {
        return "AKIA" + encode(accountId);
    }

    /** An id of a temporary key. */
    static String temporary(String accountId) {
        return "ASIA" + encode(accountId);
    }

    /** The account a key id belongs to, 12 digits. */
    static String accountId(String accessKeyId) {
        long bits = 0;
        for (int i = 4; i < 14; i++) {
            bits = bits << 5 | BASE32.indexOf(accessKeyId.charAt(i));
        }
        // ten characters are 50 bits, the first 48 of which hold the account
        return String.format("%012d", (bits >> 2 & 0x7fff_ffff_ff80L) >> 7);
    }

    /** An id such as AROA... for a role or AIDA... for a user: prefix and 17 random letters and digits. */
    static String uniqueId(String prefix) {
        return prefix + random(17);
    }

    private static String encode(String accountId) {
        // Keys that hold an account have the first bit set; the seven bits after the account are random like the rest.
        long bits = 1L << 47 | Long.parseLong(accountId) << 7 | RANDOM.nextInt(128);
        bits = bits << 2 | RANDOM.nextInt(4);
        StringBuilder id = new StringBuilder();
        for (int shift = 45; shift >= 0; shift -= 5) {
            id.append(BASE32.charAt((int) (bits >> shift & 31)));
        }
        return id + random(6);
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(BASE32.charAt(RANDOM.nextInt(32)));
        }
        return text.toString();
    }
}

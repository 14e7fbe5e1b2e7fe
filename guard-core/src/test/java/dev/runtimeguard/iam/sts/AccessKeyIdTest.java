package dev.runtimeguard.iam.sts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessKeyIdTest {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** The id of an account, encoded as AWS does: a marking bit, 40 bits of account, the rest anything. */
    private static String encoded(String prefix, long account, String rest) {
        long bits = (1L << 47 | account << 7 | 0x55) << 2;
        StringBuilder id = new StringBuilder(prefix);
        for (int shift = 45; shift >= 0; shift -= 5) {
            id.append(BASE32.charAt((int) (bits >> shift & 31)));
        }
        return id.append(rest).toString();
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 1, 123_456_789_012L, 111_122_223_333L, 609_629_065_308L, 687_194_767_360L, 999_999_999_999L})
    void theAccountComesOut(long account) {
        String twelveDigits = String.format("%012d", account);

        assertThat(AccessKeyId.accountOf(encoded("ASIA", account, "ABC234"))).isEqualTo(twelveDigits);
        assertThat(AccessKeyId.accountOf(encoded("AKIA", account, "777777"))).isEqualTo(twelveDigits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASIAY34FZKBOKMUTVV7A"})
    void aPublishedIdIsRead(String id) {
        assertThat(AccessKeyId.accountOf(id)).isEqualTo("609629065308");
    }

    @ParameterizedTest
    @ValueSource(longs = {687_194_767_360L, 900_000_000_000L})
    void anIdMayBeginWithADigitBehindItsPrefix(long account) {
        String id = encoded("ASIA", account, "ABCDEF");

        assertThat(id.charAt(4)).isBetween('2', '7');
        assertThat(AccessKeyId.accountOf(id)).isEqualTo(Long.toString(account));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "AKIAIOSFODNN7EXAMPLE", // issued before 2019
                "ASIAP34FZKBOKMUTVV7A", // the last value without the mark
                "AROAY34FZKBOKMUTVV7A",
                "asiay34fzkbokmutvv7a",
                "ASIAY34FZKBOKMUTVV7",
                "ASIAY34FZKBOKMUTVV7AA",
                "ASIAY34FZ0BOKMUTVV7A",
                "ASIAY34FZ\u00e9BOKMUTVV7A",
                "ASIA7777777777777777" // more than twelve digits
            })
    void anIdThatCarriesNoAccountNamesNone(String id) {
        assertThat(AccessKeyId.accountOf(id)).isNull();
    }
}

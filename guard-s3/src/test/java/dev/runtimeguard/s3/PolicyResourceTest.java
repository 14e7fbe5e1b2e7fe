package dev.runtimeguard.s3;

import static dev.runtimeguard.IamScope.EXACT;
import static dev.runtimeguard.IamScope.PREFIX;
import static dev.runtimeguard.IamScope.RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.IamScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyResourceTest {

    private static final String AP = "arn:aws:s3:eu-west-1:1:accesspoint/ap";
    private static final String OUTPOST = "arn:aws:s3-outposts:eu-west-1:1:outpost/op-1/accesspoint/ap";

    @ParameterizedTest
    @CsvSource({
        "reports/1.json, reports/1.json, reports/*",
        "a/b/c, a/b/c, a/b/*",
        "k, k, k",
        "reports/, reports/, reports/*",
        "/k, /k, /*",
        "a*b?c$d/x, a${*}b${?}c${$}d/x, a${*}b${?}c${$}d/*",
        "dir/*, dir/${*}, dir/*",
        "dir/**, dir/*, dir/*",
        "${*}, ${$}{${*}}, ${$}{${*}}",
        "caf\u00e9/\u4e2d, caf\u00e9/?, caf\u00e9/*",
        "\ud83d\ude00, ??, ??",
        "a b/c d, a b/c d, a b/*",
    })
    void objects(String key, String exact, String prefix) {
        for (String objects : new String[] {"arn:aws:s3:::b/", AP + "/object/", OUTPOST + "/object/"}) {
            assertThat(of(objects + key, EXACT)).isEqualTo(objects + exact);
            assertThat(of(objects + key, PREFIX)).isEqualTo(objects + prefix);
            assertThat(of(objects + key, RESOURCE)).isEqualTo(objects + '*');
        }
    }

    @Test
    void controlCharacters() {
        assertThat(of("arn:aws:s3:::b/a\n\t\u0000\u007f\u0085/z\r", EXACT)).isEqualTo("arn:aws:s3:::b/a?????/z?");
    }

    @ParameterizedTest
    @EnumSource(IamScope.class)
    void everythingElseStaysAsItIs(IamScope scope) {
        for (String arn : new String[] {
            "*",
            "arn:aws:s3:::*",
            "arn:aws:s3:::b",
            "arn:aws:s3:::b/*",
            "arn:aws:s3:::*/*",
            AP,
            AP + "*/object/*",
            "arn:aws:s3express:eu-west-1:*:bucket/d--euw1-az1--x-s3",
            "arn:aws:s3-object-lambda:eu-west-1:1:accesspoint/ol",
            "arn:aws:kms:eu-west-1:1:key/*",
            "",
            "not an arn",
        }) {
            assertThat(of(arn, scope)).isEqualTo(arn);
        }
    }

    @Test
    void unknownBucketOfAKnownKey() {
        assertThat(of("arn:aws:s3:::*/a*/k", PREFIX)).isEqualTo("arn:aws:s3:::*/a${*}/*");
    }

    private static String of(String arn, IamScope scope) {
        return new S3Permissions().policyResource(arn, scope);
    }
}

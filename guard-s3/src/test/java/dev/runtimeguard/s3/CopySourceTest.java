package dev.runtimeguard.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopySourceTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "b/a/k, b, a/k, -",
                "/b/a/k, b, a/k, -",
                "b%2Fa%2Fk, b, a/k, -",
                "b//k, b, /k, -",
                "b/k?versionId=v%2B1, b, k, v+1",
                "b/k%3FversionId%3Dno, b, k?versionId=no, -",
                "b/a+b%2Bc%20d, b, a b+c d, -",
                "b/%E4%B8%AD, b, \u4e2d, -",
                "b/100%, b, 100%, -",
                "b/%zz%4, b, %zz%4, -",
                "b, b, -, -",
                "b/, b, -, -",
                "/, -, -, -",
                "arn:aws:s3:us-west-2:1:accesspoint/ap/object/a/k, arn:aws:s3:us-west-2:1:accesspoint/ap, a/k, -",
                "arn%3Aaws%3As3%3Aus-west-2%3A1%3Aaccesspoint%2Fap%2Fobject%2Fk?versionId=v,"
                        + " arn:aws:s3:us-west-2:1:accesspoint/ap, k, v",
                "arn:aws:s3-outposts:us-west-2:1:outpost/op-1/accesspoint/ap/object/k,"
                        + " arn:aws:s3-outposts:us-west-2:1:outpost/op-1/accesspoint/ap, k, -",
                "arn:aws:s3:::b/k, -, -, -",
            })
    void parses(String header, String bucket, String key, String version) {
        assertThat(CopySource.parse(header)).isEqualTo(new CopySource(bucket, key, version));
    }

    @Test
    void keepsWhatIsNotAscii() {
        assertThat(CopySource.parse("b/\ud83d\ude00\u00e9").key()).isEqualTo("\ud83d\ude00\u00e9");
    }

    /** What SDK 2.40.2 sends for {@code SourceBucket}, {@code SourceKey} and {@code SourceVersionId}. */
    @Test
    void readsWhatTheSdkMakesOfTheSourceMembers() {
        assertThat(CopySource.parse("src/a%20b/x%2By%3FversionId%3D%25%E4%B8%AD%2A?versionId=v%2B1"))
                .isEqualTo(new CopySource("src", "a b/x+y?versionId=%\u4e2d*", "v+1"));
        assertThat(CopySource.parse("arn%3Aaws%3As3%3Aus-west-2%3A123456789012%3Aaccesspoint/ap/object/a/k"))
                .isEqualTo(new CopySource("arn:aws:s3:us-west-2:123456789012:accesspoint/ap", "a/k", null));
    }
}

package dev.runtimeguard.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketNamesTest {

    @ParameterizedTest
    @CsvSource({
        "b, GENERAL_PURPOSE, false, arn:aws:s3:::b, arn:aws:s3:::b/a/k",
        "My_Old.Bucket, GENERAL_PURPOSE, false, arn:aws:s3:::My_Old.Bucket, arn:aws:s3:::My_Old.Bucket/a/k",
        "arn:aws-cn:s3:::b, GENERAL_PURPOSE, false, arn:aws-cn:s3:::b, arn:aws-cn:s3:::b/a/k",
        "arn:aws:s3:us-west-2:210987654321:accesspoint/ap, ACCESS_POINT, false,"
                + " arn:aws:s3:us-west-2:210987654321:accesspoint/ap,"
                + " arn:aws:s3:us-west-2:210987654321:accesspoint/ap/object/a/k",
        "arn:aws:s3:us-west-2:210987654321:accesspoint:ap, ACCESS_POINT, false,"
                + " arn:aws:s3:us-west-2:210987654321:accesspoint/ap,"
                + " arn:aws:s3:us-west-2:210987654321:accesspoint/ap/object/a/k",
        "arn:aws:s3::210987654321:accesspoint/m1.mrap, ACCESS_POINT, false,"
                + " arn:aws:s3::210987654321:accesspoint/m1.mrap,"
                + " arn:aws:s3::210987654321:accesspoint/m1.mrap/object/a/k",
        "ap-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias, ACCESS_POINT, true,"
                + " arn:aws:s3:eu-west-1:123456789012:accesspoint/ap,"
                + " arn:aws:s3:eu-west-1:123456789012:accesspoint/ap/object/a/k",
        "an-access-point-that-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias, ACCESS_POINT, true,"
                + " arn:aws:s3:eu-west-1:123456789012:accesspoint/an-access-point-that*,"
                + " arn:aws:s3:eu-west-1:123456789012:accesspoint/an-access-point-that*/object/a/k",
        "arn:aws:s3-outposts:us-west-2:1:outpost/op-01/accesspoint/ap, OUTPOSTS, false,"
                + " arn:aws:s3-outposts:us-west-2:1:outpost/op-01/accesspoint/ap,"
                + " arn:aws:s3-outposts:us-west-2:1:outpost/op-01/accesspoint/ap/object/a/k",
        "arn:aws:s3-object-lambda:us-west-2:1:accesspoint/ol, OBJECT_LAMBDA, false,"
                + " arn:aws:s3-object-lambda:us-west-2:1:accesspoint/ol,"
                + " arn:aws:s3-object-lambda:us-west-2:1:accesspoint/ol",
        "d--use1-az4--x-s3, DIRECTORY, false,"
                + " arn:aws:s3express:eu-west-1:123456789012:bucket/d--use1-az4--x-s3,"
                + " arn:aws:s3express:eu-west-1:123456789012:bucket/d--use1-az4--x-s3",
        "d--use1-az4--xa-s3, DIRECTORY, false,"
                + " arn:aws:s3express:eu-west-1:123456789012:accesspoint/d--use1-az4--xa-s3,"
                + " arn:aws:s3express:eu-west-1:123456789012:accesspoint/d--use1-az4--xa-s3",
    })
    void readsEveryForm(String bucket, BucketKind kind, boolean guessed, String arn, String objectArn) {
        BucketAddress address = BucketNames.read(bucket, Required.IRELAND);

        assertThat(address).isEqualTo(new BucketAddress(kind, arn, guessed));
        assertThat(address.objectArn("a/k")).isEqualTo(objectArn);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "a b", "a/b", "*", "arn:", "arn:aws:s3", "arn:aws:s3:::a/b", "arn:aws:sqs:eu-west-1:1:q"})
    void neverMakesUpAnArn(String bucket) {
        assertThat(BucketNames.read(bucket, Required.IRELAND))
                .isEqualTo(new BucketAddress(BucketKind.UNKNOWN, "arn:aws:s3:::*", true));
    }
}

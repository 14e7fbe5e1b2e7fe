package dev.runtimeguard.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A refusal whose reason AWS gave and the HTTP client lost is reported for what it is. */
class LostAnswerTest {

    private static final String JDK_CLIENT = "UrlConnectionHttpClient";
    private static final PutObjectRequest PUT =
            PutObjectRequest.builder().bucket("b").key("reports/1.json").build();

    private final DenialExplainer explainer = new DenialExplainer(CallKnowledge.instance(), null, Map.of());

    @ParameterizedTest
    @CsvSource({
        "100-continue, aws-sdk-java/2.20.162 Linux/6.1 io/sync http/UrlConnection cfg/retry-mode/legacy, 250, true",
        "100-Continue, aws-sdk-java/2.57.8 md/io#sync md/http#UrlConnection ua/2.1 api/S3#2.57.x, , true",
        "100-continue, aws-sdk-java/2.57.8 md/io#sync md/http#UrlConnection ua/2.1 api/S3#2.57.x, 0, false",
        "100-continue, aws-sdk-java/2.57.8 md/io#sync md/http#Apache ua/2.1 api/S3#2.57.x, 250, false",
        "100-continue, , 250, false",
        ", aws-sdk-java/2.57.8 md/io#sync md/http#UrlConnection ua/2.1 api/S3#2.57.x, 250, false",
    })
    void isToldByTheRequestAndTheClient(String expect, String userAgent, String length, boolean lost) {
        assertThat(call("PutObject", Optional.of(sent(expect, userAgent)), answer(null, length))
                        .lostBy())
                .isEqualTo(lost ? JDK_CLIENT : null);
    }

    @Test
    void whatWasReadOrIsNotKnownWasNotLost() {
        SdkHttpRequest sent = sent("100-continue", "http/UrlConnection");

        assertThat(call("PutObject", Optional.of(sent), answer("AccessDenied", "250"))
                        .lostBy())
                .isNull();
        assertThat(call("PutObject", Optional.empty(), answer(null, "250")).lostBy())
                .isNull();
    }

    @Test
    void theCallsOwnPermissionComesFirstAndTheOthersAreNamed() {
        Report report = explained("PutObject");

        assertThat(report.code().id()).isEqualTo("iam.ambiguous");
        assertThat(report.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(report.missing())
                .containsExactly(new Report.Missing("s3:PutObject", "arn:aws:s3:::b/reports/1.json"));
        assertThat(report.policy().toJson())
                .contains("\"Action\":\"s3:PutObject\"")
                .doesNotContain("kms:");
        assertThat(report.summary())
                .contains("the reason that AWS gave was lost by UrlConnectionHttpClient")
                .containsSubsequence(
                        "most likely no identity-based policy",
                        "kms:GenerateDataKey",
                        "the bucket's policy",
                        "no denial");
    }

    @Test
    void aPartIsReadAgainWithTheKey() {
        assertThat(explained("UploadPart").summary()).contains("lacks kms:GenerateDataKey and kms:Decrypt");
    }

    @Test
    void theNextReasonCanBeHad() {
        List<Remedy> remedies = explained("PutObject").remedies();

        assertThat(remedies.get(0).kind()).isEqualTo(Remedy.Kind.POLICY);
        assertThat(remedies)
                .filteredOn(remedy -> remedy.kind() == Remedy.Kind.CODE)
                .singleElement()
                .satisfies(remedy -> assertThat(remedy.title()).contains(JDK_CLIENT))
                .satisfies(remedy ->
                        assertThat(remedy.text()).contains("ApacheHttpClient", "expectContinueEnabled(false)"));
    }

    private Report explained(String operation) {
        FailedCall call = call(
                operation, Optional.of(sent("100-continue", "aws-sdk-java/2 http/UrlConnection")), answer(null, "250"));
        return explainer
                .explain(call, GuardConfig.builder().iamSts(false).build())
                .orElseThrow();
    }

    private static FailedCall call(String operation, Optional<SdkHttpRequest> sent, S3Exception failure) {
        ExecutionAttributes attributes = new ExecutionAttributes()
                .putAttribute(SdkExecutionAttribute.SERVICE_NAME, "S3")
                .putAttribute(SdkExecutionAttribute.OPERATION_NAME, operation)
                .putAttribute(AwsExecutionAttribute.AWS_REGION, Region.EU_WEST_1);
        return SdkCall.of(failure, PUT, sent, attributes);
    }

    private static SdkHttpRequest sent(String expect, String userAgent) {
        SdkHttpRequest.Builder sent = SdkHttpRequest.builder()
                .method(SdkHttpMethod.PUT)
                .protocol("https")
                .host("b.s3.eu-west-1.amazonaws.com");
        if (expect != null) {
            sent.putHeader("Expect", expect);
        }
        if (userAgent != null) {
            sent.putHeader("User-Agent", userAgent);
        }
        return sent.build();
    }

    private static S3Exception answer(String errorCode, String length) {
        SdkHttpResponse.Builder answer = SdkHttpResponse.builder().statusCode(403);
        if (length != null) {
            answer.putHeader("Content-Length", length);
        }
        return (S3Exception) S3Exception.builder()
                .statusCode(403)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("S3")
                        .errorCode(errorCode)
                        .sdkHttpResponse(answer.build())
                        .build())
                .build();
    }
}

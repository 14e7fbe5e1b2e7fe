package dev.runtimeguard.iam.sts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.signer.Aws4Signer;
import software.amazon.awssdk.auth.signer.params.Aws4SignerParams;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.regions.Region;

class StsSignatureTest {

    private static final String BODY = "Action=GetCallerIdentity&Version=2011-06-15";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://sts.eu-west-1.amazonaws.com/,eu-west-1,token",
                "https://sts.eu-west-1.amazonaws.com/,eu-west-1,-",
                "https://sts.cn-north-1.amazonaws.com.cn/,cn-north-1,a/longer+token==",
                "http://127.0.0.1:4566/,us-east-1,token",
                "https://sts.us-east-1.amazonaws.com:443/,us-east-1,token"
            })
    void isTheOneTheSdkMakes(URI endpoint, String region, String token) throws Exception {
        Map<String, String> headers = StsSignature.headers(
                endpoint, BODY, region, new SigningCredentials("AKIDEXAMPLE", "the secret/key+", token), NOW);

        assertThat(headers.get("Authorization")).isEqualTo(sdkSignature(endpoint, region, token, headers));
        assertThat(headers.get("x-amz-security-token")).isEqualTo(token);
        assertThat(headers).doesNotContainKey("host").doesNotContainValue("the secret/key+");
    }

    @SuppressWarnings("deprecation")
    private static String sdkSignature(URI endpoint, String region, String token, Map<String, String> headers) {
        AwsCredentials credentials = token == null
                ? AwsBasicCredentials.create("AKIDEXAMPLE", "the secret/key+")
                : AwsSessionCredentials.create("AKIDEXAMPLE", "the secret/key+", token);
        SdkHttpFullRequest request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .putHeader("content-type", headers.get("content-type"))
                .contentStreamProvider(() -> new ByteArrayInputStream(BODY.getBytes(StandardCharsets.UTF_8)))
                .build();
        Aws4SignerParams params = Aws4SignerParams.builder()
                .awsCredentials(credentials)
                .signingName("sts")
                .signingRegion(Region.of(region))
                .signingClockOverride(Clock.fixed(NOW, ZoneOffset.UTC))
                .build();
        return Aws4Signer.create()
                .sign(request, params)
                .firstMatchingHeader("Authorization")
                .orElseThrow();
    }

    @Test
    void anotherSecretIsAnotherSignature() throws Exception {
        URI endpoint = URI.create("https://sts.eu-west-1.amazonaws.com/");
        SigningCredentials one = new SigningCredentials("AKID", "one", null);
        SigningCredentials two = new SigningCredentials("AKID", "two", null);

        assertThat(StsSignature.headers(endpoint, BODY, "eu-west-1", one, NOW))
                .isNotEqualTo(StsSignature.headers(endpoint, BODY, "eu-west-1", two, NOW));
    }
}

package dev.runtimeguard.iam.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.testing.FakeAws;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GetCallerIdentityTest {

    private static final SigningCredentials CREDENTIALS =
            new SigningCredentials("ASIAY34FZKBOKMUTVV7A", "a-secret-access-key", "a-session-token");

    private static final String ARN = "arn:aws:sts::111122223333:assumed-role/orders-role/orders";

    private static String ask(FakeAws aws, String setting) throws IOException, GeneralSecurityException {
        return new GetCallerIdentity(Map.of(setting, aws.uri().toString())).ask(CREDENTIALS, "eu-west-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL"})
    void theArnIsReadFromTheAnswer(String setting) throws Exception {
        try (FakeAws aws = FakeAws.answering(
                200,
                "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>" + ARN
                        + "</Arn><UserId>AROA:orders</UserId><Account>111122223333</Account>"
                        + "</GetCallerIdentityResult></GetCallerIdentityResponse>")) {
            assertThat(ask(aws, setting)).isEqualTo(ARN);
            assertThat(aws.requests()).containsExactly("POST / Action=GetCallerIdentity&Version=2011-06-15");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not XML",
                "<Arn>",
                "</Arn><Arn>",
                "</Arn>",
                "<Arn></Arn>",
                "<Arn>garbage</Arn>",
                "<Arn>\n</Arn>",
            })
    void anAnswerWithoutAnArnSaysNothing(String body) throws Exception {
        try (FakeAws aws = FakeAws.answering(200, body)) {
            assertThat(ask(aws, "AWS_ENDPOINT_URL_STS")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 500, 503})
    void anyOtherStatusSaysNothingAndIsNotTriedAgain(int status) throws Exception {
        try (FakeAws aws = FakeAws.answering(status, "<Arn>" + ARN + "</Arn>")) {
            assertThat(ask(aws, "AWS_ENDPOINT_URL_STS")).isNull();
            assertThat(aws.requests()).hasSize(1);
        }
    }

    @Test
    void anAnswerThatIsNotRightAtItsBeginningIsNotReadForEver() throws Exception {
        try (FakeAws aws = FakeAws.answering(200, " ".repeat(1_000_000) + "<Arn>" + ARN + "</Arn>")) {
            assertThat(ask(aws, "AWS_ENDPOINT_URL_STS")).isNull();
        }
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CallerIdentity identity = new CallerIdentity(
                    new GetCallerIdentity(Map.of("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:" + silent.getLocalPort())));

            assertThat(identity.arnOf(CREDENTIALS, "eu-west-1")).isNull();
        }
    }

    @Test
    void anAnswerThatComesDropByDropIsGivenUp() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CountDownLatch closed = new CountDownLatch(1);
            Thread dripping = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    OutputStream out = socket.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    while (true) {
                        out.write('x');
                        out.flush();
                        Thread.sleep(50);
                    }
                } catch (IOException | InterruptedException hungUp) {
                    closed.countDown();
                }
            });
            dripping.setDaemon(true);
            dripping.start();
            CallerIdentity identity = new CallerIdentity(
                    new GetCallerIdentity(Map.of("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:" + server.getLocalPort())));

            assertThat(identity.arnOf(CREDENTIALS, "eu-west-1")).isNull();
            assertThat(closed.await(60, TimeUnit.SECONDS)).as("hung up").isTrue();
        }
    }

    @Test
    void anEndpointThatIsNoneSaysNothing() {
        for (String url : new String[] {"not a url", "ftp://127.0.0.1/", "http://", "http://127.0.0.1:1"}) {
            CallerIdentity identity = new CallerIdentity(new GetCallerIdentity(Map.of("AWS_ENDPOINT_URL_STS", url)));

            assertThat(identity.arnOf(CREDENTIALS, "eu-west-1")).isNull();
        }
    }
}

package dev.runtimeguard.iam.sts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.runtimeguard.iam.lookalike.DecodedMessage;
import dev.runtimeguard.iam.lookalike.EncodedMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DecodeAuthorizationMessageTest {

    private static final EncodedMessage MESSAGE = new EncodedMessage("abc-DEF_1=");
    private static final SigningCredentials CREDENTIALS = new SigningCredentials("ASIAEXAMPLE", "secret", "token");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "";

    /** Answers wait for it. */
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private HttpServer server;
    private DecodeAuthorizationMessage decoder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            try {
                gate.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        decoder = new DecodeAuthorizationMessage(new StsPost(Map.of("AWS_ENDPOINT_URL_STS", url)));
    }

    @AfterEach
    void stop() {
        gate.countDown();
        server.stop(0);
    }

    @Test
    void hasStsDecodeTheMessage() {
        answer = "<R><DecodedMessage>{&quot;allowed&quot;:false,&quot;explicitDeny&quot;:false,&quot;context&quot;:"
                + "{&quot;action&quot;:&quot;ec2:StopInstances&quot;,&quot;resource&quot;:&quot;a&amp;b&quot;}}"
                + "</DecodedMessage></R>";

        DecodedMessage decoded = decoder.decode(MESSAGE, CREDENTIALS, "eu-west-1");

        assertThat(decoded.action()).isEqualTo("ec2:StopInstances");
        assertThat(decoded.resource()).isEqualTo("a&b");
        assertThat(asked)
                .containsExactly("Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage=abc-DEF_1%3D");
    }

    @Test
    void doesNotAskAgainWithCredentialsThatMayNot() {
        status = 403;

        assertThat(decoder.decode(MESSAGE, CREDENTIALS, "eu-west-1")).isNull();
        assertThat(decoder.decode(MESSAGE, CREDENTIALS, "eu-west-1")).isNull();
        assertThat(asked).hasSize(1);
    }

    @Test
    @Timeout(60)
    void doesNotWaitForAnAnswerThatTakesLong() {
        gate = new CountDownLatch(1);

        assertThat(decoder.decode(MESSAGE, CREDENTIALS, "eu-west-1")).isNull();
    }

    @Test
    void anAnswerOfAnotherShapeIsNone() {
        answer = "<DecodedMessage>no JSON";

        assertThat(decoder.decode(MESSAGE, CREDENTIALS, null)).isNull();
    }
}

package dev.runtimeguard.iam.sts;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.runtimeguard.Guard;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.testing.FakeContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallerIdentityTest {

    private final AtomicInteger asked = new AtomicInteger();

    private static SigningCredentials credentials(String accessKeyId) {
        return new SigningCredentials(accessKeyId, "secret", "token");
    }

    @Test
    void credentialsAreAskedAboutOnce() {
        CallerIdentity identity = new CallerIdentity((credentials, region) -> {
            asked.incrementAndGet();
            return "arn of " + credentials.accessKeyId() + " in " + region;
        });

        assertThat(identity.arnOf(credentials("A"), "eu-west-1")).isEqualTo("arn of A in eu-west-1");
        assertThat(identity.arnOf(credentials("A"), "us-east-1")).isEqualTo("arn of A in eu-west-1");
        assertThat(identity.arnOf(credentials("B"), "eu-west-1")).isEqualTo("arn of B in eu-west-1");
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatIsForgottenIsAskedAnew() {
        CallerIdentity identity =
                new CallerIdentity((credentials, region) -> asked.incrementAndGet() == 1 ? null : "arn");

        assertThat(identity.arnOf(credentials("A"), "r")).isNull();
        identity.forget();
        assertThat(identity.arnOf(credentials("A"), "r")).isEqualTo("arn");
    }

    @Test
    void notHavingGotAnAnswerIsRememberedToo() {
        for (CallerIdentity.Question question : List.<CallerIdentity.Question>of(
                (credentials, region) -> null,
                (credentials, region) -> {
                    throw new IOException("no route");
                },
                (credentials, region) -> {
                    throw new NoClassDefFoundError("gone");
                })) {
            asked.set(0);
            CallerIdentity identity = new CallerIdentity((credentials, region) -> {
                asked.incrementAndGet();
                return question.ask(credentials, region);
            });

            assertThat(identity.arnOf(credentials("A"), "r")).isNull();
            assertThat(identity.arnOf(credentials("A"), "r")).isNull();
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void anAnswerThatNeverComesIsWaitedForOnce() {
        CountDownLatch never = new CountDownLatch(1);
        CallerIdentity identity = new CallerIdentity((credentials, region) -> {
            asked.incrementAndGet();
            never.await();
            return "too late";
        });
        long start = System.nanoTime();

        assertThat(identity.arnOf(credentials("A"), "r")).isNull();
        Duration first = Duration.ofNanos(System.nanoTime() - start);
        for (int i = 0; i < 100; i++) {
            assertThat(identity.arnOf(credentials("A"), "r")).isNull();
        }

        assertThat(first).isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(asked).hasValue(1);
        never.countDown();
    }

    @Test
    void threadsThatAskTogetherShareOneQuestion() throws Exception {
        CountDownLatch arrived = new CountDownLatch(8);
        CallerIdentity identity = new CallerIdentity((credentials, region) -> {
            asked.incrementAndGet();
            arrived.await();
            return "arn";
        });
        ExecutorService pool = Executors.newFixedThreadPool(8);
        Callable<String> ask = () -> {
            arrived.countDown();
            return identity.arnOf(credentials("A"), "r");
        };

        for (Future<String> answer :
                pool.invokeAll(IntStream.range(0, 8).mapToObj(i -> ask).toList())) {
            assertThat(answer.get()).isEqualTo("arn");
        }
        assertThat(asked).hasValue(1);
        pool.shutdown();
    }

    @Test
    void anInterruptedThreadStaysInterruptedAndCostsOthersNothing() {
        CallerIdentity identity = new CallerIdentity((credentials, region) -> {
            asked.incrementAndGet();
            Thread.sleep(100);
            return "arn";
        });

        Thread.currentThread().interrupt();
        assertThat(identity.arnOf(credentials("A"), "r")).isNull();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(identity.arnOf(credentials("A"), "r")).isEqualTo("arn");
        assertThat(asked).hasValue(1);
    }

    @Test
    void isNotAskedWhereTheInvocationHasNoTimeAndAskedWhereTheNextHas() {
        long[] spare = {0};
        CallerIdentity identity = new CallerIdentity(
                (credentials, region) -> {
                    asked.incrementAndGet();
                    return "arn";
                },
                millis -> spare[0]);

        assertThat(identity.arnOf(credentials("A"), "r")).isNull();
        assertThat(asked).hasValue(0);
        spare[0] = 60_000;
        assertThat(identity.arnOf(credentials("A"), "r")).isEqualTo("arn");
    }

    @Test
    void anAnswerThatComesAfterTheInvocationsTimeIsThereForTheNext() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        long[] spare = {1};
        CallerIdentity identity = new CallerIdentity(
                (credentials, region) -> {
                    asked.incrementAndGet();
                    late.await();
                    return "arn";
                },
                millis -> spare[0]);

        assertThat(identity.arnOf(credentials("A"), "r")).isNull();
        late.countDown();
        spare[0] = 1000;
        assertThat(identity.arnOf(credentials("A"), "r")).isEqualTo("arn");
        assertThat(asked).hasValue(1);
    }

    @Test
    void anInvocationThatIsAboutToEndIsNotHeldUp() {
        CallerIdentity identity = new CallerIdentity((credentials, region) -> "arn");
        RequestHandler<String, String> guarded = Guard.wrap(
                (input, context) -> String.valueOf(identity.arnOf(credentials("A"), "r")),
                GuardConfig.builder().build());

        assertThat(guarded.handleRequest("", new FakeContext("req-1", () -> 90)))
                .isEqualTo("null");
        assertThat(guarded.handleRequest("", new FakeContext("req-2"))).isEqualTo("arn");
    }

    @Test
    void aContextWithoutATimeIsNoReasonNotToAsk() {
        CallerIdentity identity = new CallerIdentity((credentials, region) -> "arn");
        RequestHandler<String, String> guarded = Guard.wrap(
                (input, context) -> String.valueOf(identity.arnOf(credentials("A"), "r")),
                GuardConfig.builder().build());

        assertThat(guarded.handleRequest("", new FakeContext("req-1", () -> 0))).isEqualTo("arn");
    }
}

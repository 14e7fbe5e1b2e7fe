package dev.runtimeguard.iam;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * Who some credentials are, asked of STS once for each: the answer is kept, and so is not having got one. Waits at most
 * {@value StsQuestion#MAX_WAIT_MS} milliseconds, name resolution included, and no longer than the invocation can spare. Safe
 * for use by several threads, which wait for one question together.
 */
final class CallerIdentity {

    private static final int MAX_REMEMBERED = 64;

    /** Asks STS; returns null when it does not say. */
    @FunctionalInterface
    interface Question {
        String ask(SigningCredentials credentials, String region) throws Exception;
    }

    private final Question question;
    private final LongUnaryOperator patience;
    private final Map<String, StsQuestion<String>> asked = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StsQuestion<String>> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    CallerIdentity(Question question) {
        this(question, StsQuestion::patience);
    }

    /** @param patience how many of so many milliseconds may be waited now */
    CallerIdentity(Question question, LongUnaryOperator patience) {
        this.question = question;
        this.patience = patience;
    }

    /** The ARN of the principal the credentials belong to, or null when STS does not say in time. */
    String arnOf(SigningCredentials credentials, String region) {
        long wait = patience.applyAsLong(StsQuestion.MAX_WAIT_MS);
        StsQuestion<String> pending;
        synchronized (asked) {
            pending = asked.get(credentials.accessKeyId());
            if (pending == null) {
                if (wait <= 0) {
                    // The process may be frozen before there is an answer.
                    return null;
                }
                pending = StsQuestion.ask(() -> question.ask(credentials, region));
                asked.put(credentials.accessKeyId(), pending);
            }
        }
        return pending.await(wait);
    }

    /** Asks anew about all credentials from now on. */
    void forget() {
        synchronized (asked) {
            asked.clear();
        }
    }
}

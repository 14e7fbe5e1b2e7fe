package dev.runtimeguard.iam.sts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * Who some credentials are, asked of STS once for each: the answer is kept, and so is not having got one. Waits at most
 * a second, name resolution included, and no longer than the invocation can spare. Safe for use by several threads, which
 * wait for one question together.
 */
public final class CallerIdentity {

    private static final int MAX_REMEMBERED = 64;

    /** Asks STS. */
    @FunctionalInterface
    public interface Question {

        /** The ARN of the principal; null when STS does not say. */
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

    /** Asks the STS that the SDK's own settings in the environment name, or else the region's. */
    public static CallerIdentity of(Map<String, String> environment) {
        return new CallerIdentity(new GetCallerIdentity(environment));
    }

    /** @param question what it throws is taken for no answer */
    public CallerIdentity(Question question) {
        this(question, StsQuestion::patience);
    }

    /** @param patience how many of so many milliseconds may be waited now */
    CallerIdentity(Question question, LongUnaryOperator patience) {
        this.question = question;
        this.patience = patience;
    }

    /** The ARN of the principal the credentials belong to, or null when STS does not say in time. */
    public String arnOf(SigningCredentials credentials, String region) {
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
    public void forget() {
        synchronized (asked) {
            asked.clear();
        }
    }
}

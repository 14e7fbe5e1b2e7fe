package dev.runtimeguard.iam;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Who some credentials are, asked of STS once for each: the answer is kept, and so is not having got one. Waits at most
 * {@value StsQuestion#MAX_WAIT_MS} milliseconds, name resolution included. Safe for use by several threads, which wait for one
 * question together.
 */
final class CallerIdentity {

    private static final int MAX_REMEMBERED = 64;

    /** Asks STS; returns null when it does not say. */
    @FunctionalInterface
    interface Question {
        String ask(SigningCredentials credentials, String region) throws Exception;
    }

    private final Question question;
    private final Map<String, CompletableFuture<String>> answers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<String>> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    CallerIdentity(Question question) {
        this.question = question;
    }

    /** The ARN of the principal the credentials belong to, or null when STS does not say in time. */
    String arnOf(SigningCredentials credentials, String region) {
        CompletableFuture<String> answer;
        boolean first;
        synchronized (answers) {
            answer = answers.get(credentials.accessKeyId());
            first = answer == null;
            if (first) {
                answer = new CompletableFuture<>();
                answers.put(credentials.accessKeyId(), answer);
            }
        }
        if (first) {
            StsQuestion.ask(() -> question.ask(credentials, region), answer);
        }
        return StsQuestion.await(answer);
    }

    /** Asks anew about all credentials from now on. */
    void forget() {
        synchronized (answers) {
            answers.clear();
        }
    }
}

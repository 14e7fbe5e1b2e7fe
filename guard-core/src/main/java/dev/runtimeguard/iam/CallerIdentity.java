package dev.runtimeguard.iam;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Who some credentials are, asked of STS once for each: the answer is kept, and so is not having got one. Waits at most
 * {@value #MAX_WAIT_MS} milliseconds, name resolution included. Safe for use by several threads, which wait for one
 * question together.
 */
final class CallerIdentity {

    static final long MAX_WAIT_MS = 1000;

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
            askInBackground(credentials, region, answer);
        }
        return await(answer);
    }

    private void askInBackground(SigningCredentials credentials, String region, CompletableFuture<String> answer) {
        // A thread of its own: name resolution cannot be interrupted or given a time.
        Thread thread = new Thread(
                () -> {
                    try {
                        answer.complete(question.ask(credentials, region));
                    } catch (Throwable unanswered) {
                        answer.complete(null);
                    }
                },
                "runtime-guard-sts");
        thread.setDaemon(true);
        thread.start();
    }

    private static String await(CompletableFuture<String> answer) {
        try {
            return answer.get(MAX_WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            // So that the next denial does not wait again.
            answer.complete(null);
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException impossible) {
            return null;
        }
    }
}

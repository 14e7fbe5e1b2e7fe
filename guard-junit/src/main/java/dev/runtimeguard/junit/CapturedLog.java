package dev.runtimeguard.junit;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is logged, and prints it. Safe for use by several threads. */
final class CapturedLog implements LambdaLogger {

    private final List<String> logged = new ArrayList<>();

    @Override
    public void log(String message) {
        synchronized (logged) {
            logged.add(message);
        }
        System.out.println(message);
    }

    @Override
    public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
    }

    /** So far, the oldest first; an unmodifiable list. */
    List<String> logged() {
        synchronized (logged) {
            return List.copyOf(logged);
        }
    }
}

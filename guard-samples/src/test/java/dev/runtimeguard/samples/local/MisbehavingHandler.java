package dev.runtimeguard.samples.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends an invocation in the way the event names. */
public final class MisbehavingHandler implements RequestHandler<String, String> {

    private static final CountDownLatch THREE = new CountDownLatch(3);

    @Override
    public String handleRequest(String event, Context context) {
        System.out.println("asked to " + event);
        try {
            switch (event) {
                case "throw" -> throw new IllegalStateException("boom", new IOException("disk"));
                case "throw much" -> throw new IllegalStateException("x".repeat(600_000));
                case "exit" -> System.exit(3);
                case "halt" -> Runtime.getRuntime().halt(4);
                case "leave a child and halt" -> {
                    new ProcessBuilder("sleep", System.getenv().getOrDefault("NAP", "1000"))
                            .inheritIO()
                            .start();
                    Runtime.getRuntime().halt(5);
                }
                case "be killed" -> {
                    String pid = Long.toString(ProcessHandle.current().pid());
                    new ProcessBuilder("kill", "-9", pid).start().waitFor();
                }
                case "sleep" -> Thread.sleep(60_000);
                case "meet" -> {
                    THREE.countDown();
                    return Boolean.toString(THREE.await(10, TimeUnit.SECONDS));
                }
                default -> {
                    return event;
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "not reached";
    }
}

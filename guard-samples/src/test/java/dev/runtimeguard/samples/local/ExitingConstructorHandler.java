package dev.runtimeguard.samples.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Ends the process in the init phase, or never gets through it. */
public final class ExitingConstructorHandler implements RequestHandler<String, String> {

    /** Exits, or sleeps when the environment says so. */
    public ExitingConstructorHandler() throws InterruptedException {
        if (System.getenv("SLEEP") != null) {
            Thread.sleep(60_000);
        }
        System.err.println("leaving");
        Runtime.getRuntime().halt(7);
    }

    @Override
    public String handleRequest(String event, Context context) {
        return event;
    }
}

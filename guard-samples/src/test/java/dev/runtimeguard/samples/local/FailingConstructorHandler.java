package dev.runtimeguard.samples.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Cannot be constructed. */
public final class FailingConstructorHandler implements RequestHandler<String, String> {

    /** Throws. */
    public FailingConstructorHandler() {
        System.err.println("constructing");
        throw new IllegalStateException("no configuration");
    }

    @Override
    public String handleRequest(String event, Context context) {
        return event;
    }
}

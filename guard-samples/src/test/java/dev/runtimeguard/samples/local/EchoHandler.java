package dev.runtimeguard.samples.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Returns the event, after a line in the log. */
public final class EchoHandler implements RequestHandler<String, String> {

    @Override
    public String handleRequest(String event, Context context) {
        context.getLogger().log("echo " + event + "\n");
        return event;
    }
}

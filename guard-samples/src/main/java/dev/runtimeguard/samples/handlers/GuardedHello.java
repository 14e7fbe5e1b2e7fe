package dev.runtimeguard.samples.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardedHandler;

/** The smallest guarded function. */
public final class GuardedHello extends GuardedHandler<String, String> {

    @Override
    protected String handle(String name, Context context) {
        return "Hello " + name;
    }
}

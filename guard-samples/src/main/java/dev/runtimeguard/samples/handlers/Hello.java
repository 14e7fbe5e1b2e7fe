package dev.runtimeguard.samples.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** The smallest function, unguarded: what {@link GuardedHello} is measured against. */
public final class Hello implements RequestHandler<String, String> {

    @Override
    public String handleRequest(String name, Context context) {
        return "Hello " + name;
    }
}

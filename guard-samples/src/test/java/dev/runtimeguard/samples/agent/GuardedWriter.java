package dev.runtimeguard.samples.agent;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardedHandler;
import java.io.IOException;

/** The same behind the guard, with the settings of the environment. */
public final class GuardedWriter extends GuardedHandler<String, String> {

    @Override
    protected String handle(String event, Context context) throws IOException {
        return FileWork.run(event);
    }
}

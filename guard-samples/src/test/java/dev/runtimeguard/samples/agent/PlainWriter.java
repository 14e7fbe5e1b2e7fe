package dev.runtimeguard.samples.agent;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A function that knows nothing of the guard. */
public final class PlainWriter implements RequestHandler<String, String> {

    @Override
    public String handleRequest(String event, Context context) {
        try {
            return FileWork.run(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

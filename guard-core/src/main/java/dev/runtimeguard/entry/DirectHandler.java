package dev.runtimeguard.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/** A handler called through its interface, without the guard's frames in what it throws. */
final class DirectHandler implements RequestStreamHandler {

    private final RequestStreamHandler handler;

    DirectHandler(RequestStreamHandler handler) {
        this.handler = handler;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        try {
            handler.handleRequest(input, output, context);
        } catch (Throwable failure) {
            throw Thrown.by(failure);
        }
    }
}

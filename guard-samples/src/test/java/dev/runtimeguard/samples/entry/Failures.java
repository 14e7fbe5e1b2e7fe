package dev.runtimeguard.samples.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Handlers that fail, each in its own way. */
public final class Failures {

    private Failures() {}

    private static IOException failure() {
        IOException failure = new FileNotFoundException("no such order");
        failure.initCause(new IllegalStateException("the cause"));
        failure.addSuppressed(new IllegalArgumentException("suppressed"));
        return failure;
    }

    public static final class InRequests implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String event, Context context) {
            throw new UncheckedIOException("request", failure());
        }
    }

    public static final class InStreams implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            throw failure();
        }
    }

    @SuppressWarnings("DoNotCallSuggester")
    public static final class InMethods {
        public String pojo(String event) throws IOException {
            throw failure();
        }

        public static void stream(InputStream input, OutputStream output) throws IOException {
            throw failure();
        }

        public Cycle response(String event) {
            return new Cycle();
        }
    }

    /** Cannot be serialised. */
    public static final class Cycle {
        public Cycle getSelf() {
            return this;
        }
    }

    public static final class InConstructor implements RequestHandler<Map<String, String>, String> {
        public InConstructor() throws IOException {
            System.out.println("constructing");
            throw failure();
        }

        @Override
        public String handleRequest(Map<String, String> event, Context context) {
            return "never";
        }
    }

    /** The class's own fault, before any constructor runs. */
    public static final class InStaticInitializer implements RequestStreamHandler {
        static final int VALUE = Integer.parseInt("none");

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) {}
    }

    public static final class PrivateConstructor implements RequestHandler<String, String> {
        private PrivateConstructor() {}

        @Override
        public String handleRequest(String event, Context context) {
            return event;
        }
    }

    @SuppressWarnings("ClassCanBeStatic")
    public final class Inner implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String event, Context context) {
            return event;
        }
    }

    public static final class Generic<I, O> implements RequestHandler<I, O> {
        @Override
        public O handleRequest(I event, Context context) {
            return null;
        }
    }

    public static final class NoHandler {
        public String handle(String event, Context context) {
            return event;
        }

        public String twoEvents(String event, String other) {
            return event + other;
        }
    }
}

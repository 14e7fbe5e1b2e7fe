package dev.runtimeguard;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.runtimeguard.testing.Sneaky;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The ways a user has to guard a handler in code; all of them promise the same. */
enum WayToGuard {
    WRAP {
        @Override
        Guarded guarding(Work work, GuardConfig config) {
            return Guard.wrap(requestHandler(work), config)::handleRequest;
        }
    },
    WRAP_STREAM {
        @Override
        Guarded guarding(Work work, GuardConfig config) {
            return called(Guard.wrap(streamHandler(work), config));
        }
    },
    GUARDED_HANDLER {
        @Override
        Guarded guarding(Work work, GuardConfig config) {
            return new GuardedHandler<String, String>(config) {
                @Override
                protected String handle(String event, Context context) {
                    return run(work, event);
                }
            }::handleRequest;
        }
    },
    GUARDED_STREAM_HANDLER {
        @Override
        Guarded guarding(Work work, GuardConfig config) {
            return called(new GuardedStreamHandler(config) {
                @Override
                protected void handle(InputStream input, OutputStream output, Context context) throws Exception {
                    output.write(run(work, text(input)).getBytes(StandardCharsets.UTF_8));
                }
            });
        }
    };

    static final GuardConfig CONFIG = GuardConfig.builder().build();

    /** A handler's work. */
    interface Work {
        String on(String input) throws Throwable;
    }

    /** A guarded handler, called as the runtime calls it. */
    interface Guarded {
        String call(String input, Context context) throws IOException;
    }

    abstract Guarded guarding(Work work, GuardConfig config);

    Guarded guarding(Work work) {
        return guarding(work, CONFIG);
    }

    static RequestHandler<String, String> requestHandler(Work work) {
        return (input, context) -> run(work, input);
    }

    static RequestStreamHandler streamHandler(Work work) {
        return (input, output, context) -> output.write(run(work, text(input)).getBytes(StandardCharsets.UTF_8));
    }

    private static Guarded called(RequestStreamHandler handler) {
        return (input, context) -> {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, context);
            return output.toString(StandardCharsets.UTF_8);
        };
    }

    private static String text(InputStream input) throws IOException {
        return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String run(Work work, String input) {
        try {
            return work.on(input);
        } catch (Throwable thrown) {
            throw Sneaky.raise(thrown);
        }
    }
}

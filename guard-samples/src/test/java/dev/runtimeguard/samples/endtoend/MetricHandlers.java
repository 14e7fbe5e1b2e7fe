package dev.runtimeguard.samples.endtoend;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardedHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A function with something to count, by the first word of the event. */
final class MetricHandlers {

    private MetricHandlers() {}

    /** Puts, writes beside its code or leaves megabytes in the ephemeral storage, as often as the event says. */
    public static final class Works extends GuardedHandler<String, String> {

        private static final class Client {
            static final S3Client S3 = TestHandlers.s3();
        }

        @Override
        protected String handle(String event, Context context) throws IOException {
            String[] words = event.split(" ", -1);
            switch (words[0]) {
                case "put" -> Client.S3.putObject(put -> put.bucket("b").key(words[1]), RequestBody.fromString("x"));
                case "write" -> {
                    for (int i = 0; i < Integer.parseInt(words[1]); i++) {
                        Files.writeString(Path.of("/var/task", context.getAwsRequestId() + "-" + i), "x");
                    }
                }
                case "leave" ->
                    Files.write(
                            Path.of("/tmp", "left-" + context.getAwsRequestId()),
                            new byte[Integer.parseInt(words[1]) << 20]);
                default -> {}
            }
            return event;
        }
    }
}

package dev.runtimeguard.samples.layer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A function that knows nothing of the guard: puts an object, or writes a file beside its code. */
public final class Unchanged implements RequestHandler<String, String> {

    private final S3Client s3 = S3Client.builder().forcePathStyle(true).build();

    @Override
    public String handleRequest(String event, Context context) {
        return switch (event) {
            case "put" -> {
                s3.putObject(r -> r.bucket("b").key("reports/1.json"), RequestBody.fromString("{}"));
                yield "put";
            }
            case "write" -> written();
            case "home" -> homeOfTheGuard();
            default -> throw new IllegalArgumentException(event);
        };
    }

    private static String written() {
        Path file = Path.of("/var/task/out.txt");
        try {
            Files.writeString(file, "written");
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the test wants to know, and no function asks. */
    private static String homeOfTheGuard() {
        try {
            Class<?> guard = Class.forName("dev.runtimeguard.Guard");
            return guard.getProtectionDomain().getCodeSource().getLocation().getPath();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}

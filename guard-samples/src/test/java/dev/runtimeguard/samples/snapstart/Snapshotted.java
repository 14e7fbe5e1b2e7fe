package dev.runtimeguard.samples.snapstart;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardedHandler;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A function that calls itself before the snapshot, as the AWS Lambda developer guide advises, and has fresh credentials
 * after a restore, as a function without a hook of its own has. Asks for an object's metadata, which is denied without
 * a word of who was denied what.
 */
public final class Snapshotted extends GuardedHandler<String, String> implements Resource {

    private static final int FULL_PERCENT = 90;

    private volatile AwsCredentials credentials = credentials("BEFORE");
    private final S3Client s3 = S3Client.builder()
            .forcePathStyle(true)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(() -> credentials)
            .build();

    /** As the runtime makes it. */
    public Snapshotted() throws IOException {
        Core.getGlobalContext().register(this);
        if (System.getenv("PRIMES") != null) {
            fill();
            try {
                handleRequest("b/k", null);
            } catch (S3Exception denied) {
                // A function's own priming has no use for the answer.
            }
        }
    }

    @Override
    protected String handle(String location, Context context) {
        String[] parts = location.split("/", 2);
        return s3.headObject(r -> r.bucket(parts[0]).key(parts[1])).eTag();
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {}

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        credentials = credentials("AFTER");
    }

    private static AwsCredentials credentials(String prefix) {
        return AwsSessionCredentials.create(
                System.getenv(prefix + "_KEY"), System.getenv(prefix + "_SECRET"), System.getenv(prefix + "_TOKEN"));
    }

    /** Has the ephemeral storage nearly full. */
    private static void fill() throws IOException {
        File tmp = new File("/tmp");
        long bytes = tmp.getUsableSpace() - tmp.getTotalSpace() * (100 - FULL_PERCENT) / 100;
        byte[] block = new byte[1 << 16];
        Arrays.fill(block, (byte) 1);
        try (OutputStream out = Files.newOutputStream(Path.of("/tmp/model.bin"))) {
            for (long written = 0; written < bytes; written += block.length) {
                out.write(block);
            }
        }
    }
}

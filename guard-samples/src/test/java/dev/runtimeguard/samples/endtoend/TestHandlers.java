package dev.runtimeguard.samples.endtoend;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.runtimeguard.Guard;
import dev.runtimeguard.GuardedHandler;
import dev.runtimeguard.GuardedStreamHandler;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Functions that are refused in different ways. Events are the bucket and key, as {@code "bucket/key"}. */
final class TestHandlers {

    private TestHandlers() {}

    static S3Client s3() {
        return S3Client.builder()
                .httpClientBuilder(ApacheHttpClient.builder())
                .forcePathStyle(true)
                .build();
    }

    private static String bucket(String location) {
        return location.substring(0, location.indexOf('/'));
    }

    private static String key(String location) {
        return location.substring(location.indexOf('/') + 1);
    }

    private static String put(S3Client s3, String location) {
        s3.putObject(r -> r.bucket(bucket(location)).key(key(location)), RequestBody.fromString("x"));
        return "put";
    }

    /** Writes the object with a sync client. */
    public static final class Puts extends GuardedHandler<String, String> {
        private final S3Client s3 = s3();

        @Override
        protected String handle(String location, Context context) {
            return put(s3, location);
        }
    }

    /** As {@link Puts}, with the client of the JDK, which loses what AWS says of a denied PUT. */
    public static final class PutsByUrlConnection extends GuardedHandler<String, String> {
        private final S3Client s3 = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .forcePathStyle(true)
                .build();

        @Override
        protected String handle(String location, Context context) {
            return put(s3, location);
        }
    }

    /** As {@link Puts}, but only when as many invocations as there may be at once have come together. */
    public static final class PutsTogether extends GuardedHandler<String, String> {
        private final S3Client s3 = s3();
        private final CyclicBarrier together = new CyclicBarrier(Integer.parseInt(System.getenv("AT_ONCE")));

        @Override
        protected String handle(String location, Context context) throws Exception {
            together.await(20, TimeUnit.SECONDS);
            return put(s3, location);
        }
    }

    /** As {@link Puts}, but with a key {@code late} only when there is less than a second left. */
    public static final class PutsLate extends GuardedHandler<String, String> {

        /** Less than the guard waits for an answer of STS, where there is the time. */
        private static final int LEFT_MILLIS = 800;

        private final S3Client s3 = s3();

        @Override
        protected String handle(String location, Context context) throws Exception {
            while (key(location).equals("late") && context.getRemainingTimeInMillis() > LEFT_MILLIS) {
                Thread.sleep(5);
            }
            return put(s3, location);
        }
    }

    /** As {@link Puts}, in a process that has closed its streams, on a thread that is interrupted after the call. */
    public static final class PutsWithoutStreams extends GuardedHandler<String, String> {
        private final S3Client s3 = s3();
        private boolean interrupted;

        @Override
        protected String handle(String location, Context context) {
            // The runtime calls all handlers on one thread, and the SDK gives up on one that is interrupted.
            if (Thread.interrupted() != interrupted) {
                throw new IllegalStateException("the thread did not stay interrupted");
            }
            interrupted = true;
            System.out.close();
            System.err.close();
            try {
                return put(s3, location);
            } finally {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** As {@link Puts}, unguarded but for the hook on its class path. */
    public static final class PutsUnwrapped implements RequestHandler<String, String> {
        private final S3Client s3 = s3();

        @Override
        public String handleRequest(String location, Context context) {
            return put(s3, location);
        }
    }

    /** Wraps by {@code Guard.wrap} and puts the denial behind an exception of its own. */
    public static final class PutsBehindAnotherException implements RequestHandler<String, String> {
        private final S3Client s3 = s3();
        private final RequestHandler<String, String> guarded = Guard.wrap(this::work);

        @Override
        public String handleRequest(String location, Context context) {
            return guarded.handleRequest(location, context);
        }

        private String work(String location, Context context) {
            try {
                return put(s3, location);
            } catch (S3Exception e) {
                throw new IllegalStateException("no report today", e);
            }
        }
    }

    /** Takes the denial for an answer. */
    public static final class SwallowsDenial extends GuardedHandler<String, String> {
        private final S3Client s3 = s3();

        @Override
        protected String handle(String location, Context context) {
            try {
                return put(s3, location);
            } catch (NoSuchBucketException e) {
                return "no bucket";
            } catch (S3Exception e) {
                return e.getClass().getSimpleName() + ' ' + e.statusCode();
            }
        }
    }

    /** Asks for the object's metadata with an async client and joins. */
    public static final class HeadsAsynchronously extends GuardedHandler<String, String> {
        private final S3AsyncClient s3 =
                S3AsyncClient.builder().forcePathStyle(true).build();

        @Override
        protected String handle(String location, Context context) {
            return s3.headObject(r -> r.bucket(bucket(location)).key(key(location)))
                    .join()
                    .eTag();
        }
    }

    /** Throws a checked exception that has nothing to do with the guard. */
    public static final class FailsByItself extends GuardedHandler<String, String> {
        @Override
        protected String handle(String event, Context context) throws IOException {
            throw new IOException("my own failure");
        }
    }

    /** Writes a file where Lambda has none to write. */
    public static final class WritesBesideItsCode extends GuardedStreamHandler {
        @Override
        protected void handle(InputStream input, OutputStream output, Context context) throws IOException {
            try (FileWriter writer = new FileWriter("out.txt", StandardCharsets.UTF_8)) {
                writer.write("x");
            }
        }
    }
}

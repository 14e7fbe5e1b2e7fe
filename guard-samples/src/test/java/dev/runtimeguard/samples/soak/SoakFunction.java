package dev.runtimeguard.samples.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardedHandler;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Does the work of the number in the event; or tells of the process, or of the overlay. */
public final class SoakFunction extends GuardedHandler<String, String> {

    static final String FIGURES = "figures";
    static final String OVERLAY = "overlay";

    /** Has the guard see more paths than it remembers. */
    static final String MANY_PATHS = "many paths";

    private static final Path TASK = Path.of("/var/task");
    private static final Path UPPER = Path.of("/tmp/.guard/upper");
    private static final Path COPYING = Path.of("/tmp/.guard/work");
    private static final byte[] BYTE = {'x'};

    private final S3Client s3 = S3Client.builder()
            .httpClientBuilder(ApacheHttpClient.builder())
            .forcePathStyle(true)
            .build();

    @Override
    protected String handle(String event, Context context) throws IOException {
        return switch (event) {
            case FIGURES -> Figures.ofThisProcess().text();
            case OVERLAY -> overlay();
            case MANY_PATHS -> manyPaths();
            default -> work(Integer.parseInt(event));
        };
    }

    private String work(int number) throws IOException {
        if (Work.leavesAFile(number)) {
            Files.write(Path.of("/tmp/left-" + number), BYTE);
        }
        Path changed = TASK.resolve(Work.changed(number));
        switch (Work.of(number)) {
            case DENIED -> put(Work.deniedKey(number));
            case SWALLOWED -> {
                try {
                    put(Work.deniedKey(number));
                } catch (S3Exception denied) {
                    return Integer.toString(denied.statusCode());
                }
            }
            case STORED -> put("allowed/" + number % 8);
            case APPENDED -> Files.write(changed, BYTE, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            case COPIED_UP -> append(changed.toFile());
            case CREATED_AND_DELETED -> {
                Files.writeString(changed, "passing " + number);
                String read = Files.readString(changed);
                Files.delete(changed);
                return read + ' ' + changed.toFile().exists();
            }
            case DELETED -> {
                return Boolean.toString(changed.toFile().delete());
            }
            case RENAMED -> {
                Path before = Files.write(TASK.resolve(Work.before(number)), BYTE);
                Files.move(before, changed, StandardCopyOption.REPLACE_EXISTING);
                return Long.toString(Files.size(changed));
            }
            case DIRECTORY -> {
                boolean made = changed.toFile().mkdir();
                return made || changed.toFile().isDirectory() ? "there" : "not there";
            }
            case LISTED -> {
                return Integer.toString(count("soak/packaged"));
            }
            case MISSING_DIRECTORY -> append(new File("/tmp/nobody/made/this"));
            case NOT_EXECUTABLE -> new ProcessBuilder("/var/task/bin/tool").start();
            case OWN_FAILURE -> throw new IllegalStateException("mine " + number);
            default -> {}
        }
        return "done";
    }

    private void put(String key) {
        s3.putObject(request -> request.bucket("b").key(key), RequestBody.fromString("x"));
    }

    private static void append(File file) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file, true)) {
            out.write(BYTE);
        }
    }

    private static String manyPaths() throws IOException {
        for (int i = 0; i < 10_000; i++) {
            Path path = TASK.resolve("soak/passing/early-" + i);
            Files.write(path, BYTE);
            Files.delete(path);
        }
        return "done";
    }

    /** What the merged view has, and what the upper layer keeps of it. */
    private static String overlay() throws IOException {
        return String.join(
                " ",
                "appended=" + count("soak/appended") + '/' + bytes("soak/appended"),
                "packaged=" + count("soak/packaged") + '/' + bytes("soak/packaged"),
                "passing=" + count("soak/passing"),
                "deleted=" + count("soak/deleted"),
                "renamed=" + count("soak/renamed"),
                "made=" + count("soak/made"),
                "upper=" + filesBelow(UPPER),
                "copying=" + filesBelow(COPYING),
                "left=" + left());
    }

    private static int count(String directory) {
        return new File("/var/task", directory).list().length;
    }

    private static long bytes(String directory) throws IOException {
        try (Stream<Path> files = Files.list(TASK.resolve(directory))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static long filesBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static long left() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("left-"))
                    .count();
        }
    }

    /** A file of the package that {@link Work#COPIED_UP} appends to. */
    static byte[] packaged() {
        return "packaged".getBytes(UTF_8);
    }
}

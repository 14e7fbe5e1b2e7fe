package dev.runtimeguard.samples.endtoend;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardedHandler;
import dev.runtimeguard.fs.bundle.PackageInspection;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Functions that use the ephemeral storage in different ways. */
final class StorageHandlers {

    static final int MB = 1 << 20;
    private static final Path TMP = Path.of("/tmp");

    private StorageHandlers() {}

    private static void write(String name, int megabytes) throws IOException {
        byte[] block = new byte[MB];
        try (OutputStream out = Files.newOutputStream(TMP.resolve(name))) {
            for (int i = 0; i < megabytes; i++) {
                out.write(block);
            }
        }
    }

    /** Leaves 1 MB behind each time, and answers with the bytes that are still available. */
    public static final class Leaks extends GuardedHandler<String, String> {
        @Override
        protected String handle(String event, Context context) throws IOException {
            write("upload-" + context.getAwsRequestId(), 1);
            return Long.toString(TMP.toFile().getUsableSpace());
        }
    }

    /** Leaves 1 MB behind each time, after it has waited for the others. */
    public static final class LeaksSlowly extends GuardedHandler<String, String> {
        @Override
        protected String handle(String event, Context context) throws IOException, InterruptedException {
            write("upload-" + context.getAwsRequestId(), 1);
            Thread.sleep(20);
            return event;
        }
    }

    /** Inspects its own package. */
    public static final class Inspects extends GuardedHandler<String, String> {
        @Override
        protected String handle(String event, Context context) throws IOException {
            return PackageInspection.ofThisFunction().findings().stream()
                    .map(finding -> finding.kind() + " " + finding.path())
                    .collect(Collectors.joining("; "));
        }
    }

    /** Loads 200 MB when it is first asked to. */
    public static final class Caches extends GuardedHandler<String, String> {
        @Override
        protected String handle(String event, Context context) throws IOException {
            if (event.equals("load") && !Files.exists(TMP.resolve("model"))) {
                write("model", 200);
            }
            return event;
        }
    }

    /** Fills the storage, part of it with a file that it deletes and keeps open. */
    public static final class Fills extends GuardedHandler<String, String> {
        private RandomAccessFile deleted;

        @Override
        protected String handle(String event, Context context) throws IOException {
            Path gone = TMP.resolve("spool");
            deleted = new RandomAccessFile(gone.toFile(), "rw");
            deleted.write(new byte[20 * MB]);
            Files.delete(gone);
            write("export.csv", 1000);
            return Long.toString(deleted.length());
        }
    }

    /** Leaves all sorts of things, or lists what there is. */
    public static final class Litters extends GuardedHandler<String, String> {
        private RandomAccessFile open;
        private Object mapped;

        @Override
        protected String handle(String event, Context context) throws IOException {
            if (event.equals("list")) {
                try (Stream<Path> entries = Files.list(TMP)) {
                    return entries.map(path -> path.getFileName().toString())
                            .sorted()
                            .collect(Collectors.joining(" "));
                }
            }
            write("left", 3);
            write("cache-1", 1);
            Files.createDirectories(TMP.resolve("work/deep"));
            write("work/deep/part", 1);
            Files.createSymbolicLink(TMP.resolve("link-out"), Path.of("/var/task"));
            open = new RandomAccessFile("/tmp/open", "rw");
            open.write(1);
            write("mapped", 1);
            try (FileChannel channel = FileChannel.open(TMP.resolve("mapped"), StandardOpenOption.READ)) {
                mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, MB);
            }
            return String.valueOf(mapped != null);
        }
    }
}

package dev.runtimeguard.samples.files;

import static dev.runtimeguard.samples.files.FileRow.explained;
import static dev.runtimeguard.samples.files.FileRow.leftAlone;
import static dev.runtimeguard.samples.files.FileRow.outsideTmp;
import static dev.runtimeguard.samples.files.StreamRows.closing;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Failures behind other exceptions, and exceptions that only look like failures of Lambda's file system. */
final class WrappedRows {

    private static final String BELOW_TMP = "Path.of(System.getProperty(\"java.io.tmpdir\"), ";

    private WrappedRows() {}

    static List<FileRow> wrapped() {
        return List.of(
                outsideTmp("UncheckedIOException", "/var/task/unchecked", BELOW_TMP, () -> {
                    try {
                        return write("unchecked");
                    } catch (IOException refused) {
                        throw new UncheckedIOException(refused);
                    }
                }),
                outsideTmp(
                        "CompletionException", "/var/task/completion", BELOW_TMP, () -> CompletableFuture.supplyAsync(
                                        () -> writeUnchecked("completion"))
                                .join()),
                outsideTmp("initialiser", "/var/task/initialiser", BELOW_TMP, () -> Initialised.VALUE),
                outsideTmp("the cause's text", "/var/task/text", BELOW_TMP, () -> {
                    try {
                        return write("text");
                    } catch (IOException refused) {
                        throw new LibraryException("could not save: " + refused);
                    }
                }),
                explained(
                        "the cause's message",
                        "fs.missing-directory",
                        "/tmp/nowhere/x",
                        "Path.of(\"/tmp/nowhere\")",
                        () -> {
                            try {
                                return closing(() -> new FileOutputStream("/tmp/nowhere/x"))
                                        .call();
                            } catch (IOException refused) {
                                throw new LibraryException("cannot open " + refused.getMessage());
                            }
                        }));
    }

    static List<FileRow> lookAlikes() {
        return List.of(
                leftAlone("missing in /tmp", closing(() -> new FileInputStream("/tmp/none.txt"))),
                leftAlone("missing in a missing directory of /tmp", () -> Files.readString(Path.of("/tmp/none/x"))),
                leftAlone("missing in the package", () -> Files.readString(Path.of("/var/task/none.txt"))),
                leftAlone("missing relative", closing(() -> new FileInputStream("none.txt"))),
                leftAlone("missing below the home", () -> Files.readString(Path.of("/home/sbx_user1051/.aws/config"))),
                leftAlone("delete missing", () -> {
                    Files.delete(Path.of("/tmp/none.txt"));
                    return null;
                }),
                leftAlone("a directory", closing(() -> new FileInputStream("/tmp"))),
                throwing("own denial", () -> new AccessDeniedException("/var/task/existing.txt")),
                throwing("own denial of what is no file", () -> new AccessDeniedException("tenant-7/orders")),
                throwing("own denial of a path that is not there", () -> new AccessDeniedException("/opt/none")),
                throwing("own missing file", () -> new NoSuchFileException("/tmp/missing-too/x")),
                throwing("own text", () -> new FileNotFoundException("template for tenant 7 (not deployed)")),
                throwing("socket", () -> new SocketException("Permission denied")),
                throwing("connection", () -> new ConnectException("No such file or directory")),
                throwing("unnamed denial", () -> new IOException("Permission denied")),
                throwing(
                        "storage service's text",
                        () -> new AmazonS3Exception("Access Denied: /var/task/x (Read-only file system)")),
                throwing(
                        "quotation",
                        () -> new LibraryException("the log has \"java.io.FileNotFoundException: /var/task/x"
                                + " (Read-only file system)\"")),
                throwing(
                        "text of a write that was possible",
                        () -> new LibraryException("cannot open /tmp/possible (Read-only file system)")),
                throwing("argument", () -> new IllegalArgumentException("bad: /var/task/x (Read-only file system)")),
                throwing("own native method", () -> new UnsatisfiedLinkError("'void com.acme.Native.call()'")));
    }

    private static FileRow throwing(String name, Callable<? extends Throwable> failure) {
        return leftAlone(name, () -> {
            Throwable thrown = failure.call();
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        });
    }

    private static Object write(String name) throws IOException {
        return Files.writeString(Path.of("/var/task", name), "x");
    }

    private static Object writeUnchecked(String name) {
        try {
            return write(name);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static final class Initialised {
        static final Object VALUE = writeUnchecked("initialiser");
    }

    private static final class LibraryException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LibraryException(String message) {
            super(message);
        }
    }

    private static final class AmazonS3Exception extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AmazonS3Exception(String message) {
            super(message);
        }
    }
}

package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.CallFailed;
import dev.runtimeguard.fs.judge.Findings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For one test: a packaged directory with one file under an overlay, a writable directory, and what is told of them. */
final class OverlaidDirectory implements BeforeEachCallback, AfterEachCallback, Findings {

    private static final int SOMEBODY = 12345;

    /** What the overlay told of a path that it sent somewhere else. */
    record Redirected(Call call, Path path, Path to) {}

    final AtomicInteger firstEntries = new AtomicInteger();
    final List<Redirected> redirected = new ArrayList<>();
    Path root;
    /** The packaged directory. */
    Path lower;
    /** The packaged file, which says so. */
    Path file;
    /** The writable directory. */
    Path free;
    /** Where the overlay lives. */
    Path over;

    Overlay overlay;
    FileOperations files;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        root = Files.createTempDirectory("overlay").toRealPath();
        lower = Files.createDirectories(root.resolve("lower/dir"));
        file = Files.writeString(lower.resolve("file"), "packaged");
        free = Files.createDirectory(root.resolve("free"));
        over = root.resolve("over");
        open();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        World.deleteTree(root);
    }

    /** As the next process of the container does. */
    void open() throws IOException {
        open(Store.open(over, true));
    }

    private void open(Store store) throws IOException {
        overlay = new Overlay(store, World.refusing(root), this, firstEntries::incrementAndGet);
        files = new OverlaidOperations(overlay);
    }

    /** Has the overlay take the process for an ordinary user's, who owns all of it, where it is root's. */
    void openAsOrdinaryUser() throws IOException {
        Store store = Store.open(over, true);
        if (store.user() == 0) {
            give(root);
            store = new Store(
                    store.root(), store.upper(), store.work(), store.log(), store.absent(), SOMEBODY, store.shared());
        }
        open(store);
    }

    private static void give(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", SOMEBODY, LinkOption.NOFOLLOW_LINKS);
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> below = Files.newDirectoryStream(path)) {
                for (Path one : below) {
                    give(one);
                }
            }
        }
    }

    @Override
    public void refused(Call call, Path path) {
        throw new AssertionError("the overlay refuses nothing");
    }

    @Override
    public void redirected(Call call, Path path, Path redirectedTo) {
        redirected.add(new Redirected(call, path, redirectedTo));
    }

    void write(Path path, String text) throws IOException {
        files.write(
                path,
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING),
                text.getBytes(StandardCharsets.US_ASCII));
    }

    /** What the program reads. */
    String read(Path path) throws IOException {
        return new String(files.read(path), StandardCharsets.US_ASCII);
    }

    /** Where the upper layer has the path, or would have it. */
    Path upper(Path path) {
        return over.resolve("upper").resolve(Path.of("/").relativize(path));
    }

    Path work() {
        return over.resolve("work");
    }

    static void assertFails(Errno errno, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(CallFailed.class)
                .hasMessage(errno.failed().getMessage())
                .extracting(e -> ((CallFailed) e).errno())
                .isEqualTo(errno.number());
    }
}

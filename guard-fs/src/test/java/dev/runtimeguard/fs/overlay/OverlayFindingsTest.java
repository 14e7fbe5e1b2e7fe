package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.OpenFlags;
import dev.runtimeguard.fs.overlay.OverlaidDirectory.Redirected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each path that is sent into the overlay is told of, under the name that the program gave it. */
class OverlayFindingsTest {

    @RegisterExtension
    final OverlaidDirectory tree = new OverlaidDirectory();

    private void assertTold(Call call, Path path, Path to) {
        assertThat(tree.redirected).containsExactly(new Redirected(call, path, to));
        tree.redirected.clear();
    }

    @Test
    void whenItIsCreated() throws IOException {
        Path file = tree.lower.resolve("new");
        Path directory = tree.lower.resolve("directory");
        Path link = tree.lower.resolve("link");
        tree.overlay.open(file, OpenFlags.WRITE_ONLY | OpenFlags.CREATE, Call.OPEN);
        assertTold(Call.OPEN, file, tree.upper(file));
        tree.overlay.create(directory, Call.FILE_MKDIR);
        assertTold(Call.FILE_MKDIR, directory, tree.upper(directory));
        tree.files.createSymbolicLink(link, tree.free);
        assertTold(Call.CREATE_LINK, link, tree.upper(link));
        tree.write(link.resolve("free"), "not the overlay's");
        assertThat(tree.redirected).isEmpty();
    }

    @Test
    void whenItIsCopiedUpAndNotAgain() throws IOException {
        Path link = Files.createSymbolicLink(tree.free.resolve("link"), tree.lower);
        tree.write(link.resolve("file"), "one");
        assertTold(Call.OPEN, link.resolve("file"), tree.upper(tree.file));
        tree.write(tree.file, "two");
        tree.files.setMode(tree.file, 0600);
        tree.files.delete(tree.file);
        assertThat(tree.redirected).isEmpty();
    }

    @Test
    void whenItsAttributesChange() throws IOException {
        tree.files.setMode(tree.lower, 0700);
        assertTold(Call.CHANGE_ATTRIBUTES, tree.lower, tree.upper(tree.lower));
        tree.files.setMode(tree.lower, 0755);
        tree.read(tree.file);
        assertThat(tree.redirected).isEmpty();
    }

    @Test
    void whenItIsHidden() throws IOException {
        tree.files.delete(tree.file);
        assertTold(Call.DELETE, tree.file, tree.over.resolve("hidden"));
    }

    @Test
    void whenItIsMovedOrLinked() throws IOException {
        Path moved = tree.lower.resolve("moved");
        tree.files.rename(tree.file, moved);
        assertTold(Call.MOVE, moved, tree.upper(moved));
        Path packaged = Files.createFile(tree.lower.resolve("other"));
        Path link = tree.lower.resolve("link");
        tree.files.createLink(link, packaged);
        assertTold(Call.CREATE_LINK, link, tree.upper(packaged));
    }
}

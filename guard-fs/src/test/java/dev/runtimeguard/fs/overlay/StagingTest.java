package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The data is copied before anything is seen of it, so that a full disk is met while nothing has happened. */
class StagingTest {

    @RegisterExtension
    final OverlaidDirectory tree = new OverlaidDirectory();

    private Layers layers;

    @BeforeEach
    void prepare() throws IOException {
        Path sub = Files.createDirectory(tree.lower.resolve("sub"));
        Files.writeString(sub.resolve("below"), "packaged");
        Files.createSymbolicLink(sub.resolve("link"), Path.of("below"));
        Files.writeString(tree.lower.resolve("written"), "packaged");
        Files.writeString(tree.lower.resolve("hidden"), "packaged");
        tree.write(tree.lower.resolve("written"), "written");
        tree.files.delete(tree.lower.resolve("hidden"));
        layers = new Layers(Store.open(tree.over, true), World.refusing(tree.root), tree, () -> {});
    }

    private Entry entry(Path path) {
        return layers.lookup.find(path, false);
    }

    @Test
    void copiesWhatOnlyTheLowerLayerHas() throws IOException {
        try (Staging staging = new Staging(layers)) {
            staging.prepare(entry(tree.lower));
            assertThat(tree.work().toFile().list()).hasSize(3);
            assertThat(tree.upper(tree.lower).toFile().list()).containsExactly("written");
            Files.writeString(tree.file, "changed since");
            staging.publish(entry(tree.lower));
            assertThat(tree.work()).isEmptyDirectory();
        }
        Path upper = tree.upper(tree.lower);
        assertThat(upper.toFile().list()).containsExactlyInAnyOrder("file", "written", "sub");
        assertThat(upper.resolve("file")).hasContent("packaged");
        assertThat(upper.resolve("written")).hasContent("written");
        assertThat(upper.resolve("sub").toFile().list()).containsExactlyInAnyOrder("below", "link");
    }

    @Test
    void copiesWhatCameSinceAsWell() throws IOException {
        try (Staging staging = new Staging(layers)) {
            staging.publish(entry(tree.lower));
        }
        assertThat(tree.upper(tree.lower.resolve("sub/below"))).hasContent("packaged");
        assertThat(tree.work()).isEmptyDirectory();
    }

    @Test
    void leavesNoCopyBehind() throws IOException {
        try (Staging staging = new Staging(layers)) {
            staging.prepare(entry(tree.lower));
            staging.prepare(entry(tree.lower.resolve("written")));
            staging.prepare(entry(tree.lower.resolve("hidden")));
            assertThat(tree.work().toFile().list()).hasSize(3);
        }
        assertThat(tree.work()).isEmptyDirectory();
        assertThat(tree.upper(tree.lower).toFile().list()).containsExactly("written");
    }
}

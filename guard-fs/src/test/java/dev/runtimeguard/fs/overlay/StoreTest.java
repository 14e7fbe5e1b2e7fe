package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    @TempDir
    Path directory;

    @Test
    void isMadeAnewOnlyWhereSomethingIsMissing() throws IOException {
        Store store = Store.open(directory.resolve("over"), false);
        assertThat(store.restore()).isFalse();
        for (Path part : new Path[] {store.upper(), store.work(), store.root()}) {
            World.deleteTree(part);
            assertThat(store.restore()).as(part.toString()).isTrue();
            assertThat(part).isDirectory();
            assertThat(store.restore()).isFalse();
        }
    }

    @Test
    void isNotMadeAnewInThePlaceOfSomethingElse() throws IOException {
        Store store = Store.open(directory.resolve("over"), false);
        Files.delete(store.upper());
        Files.createSymbolicLink(store.upper(), store.work());
        assertThatThrownBy(store::restore).hasMessageContaining("not a directory of this user");
        Files.delete(store.upper());
        Files.createFile(store.upper());
        assertThatThrownBy(store::restore).hasMessageContaining("not a directory of this user");
    }

    @Test
    void knowsWhetherAnythingIsInIt() throws IOException {
        Store store = Store.open(directory.resolve("over"), false);
        assertThat(store.hasEntries()).isFalse();
        Files.createFile(store.upper().resolve("file"));
        assertThat(store.hasEntries()).isTrue();
    }
}

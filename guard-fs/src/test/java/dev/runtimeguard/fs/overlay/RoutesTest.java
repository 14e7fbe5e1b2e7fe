package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesTest {

    private static final Path ROOT = Path.of("/");
    private static final Path A = Path.of("/a");

    @TempDir
    Path directory;

    private Path upper;

    private final Routes routes = new Routes();

    @BeforeEach
    void make() throws IOException {
        upper = Files.createDirectory(directory.resolve("upper"));
    }

    private Route route(Path path) {
        Dir root = new Dir(ROOT, upper, true, null);
        return new Route(new Dir(path, null, true, root), false, 0, routes.generation());
    }

    private Route remembered(Path path) {
        Route route = route(path);
        routes.put(path, route);
        return route;
    }

    @Test
    void remembersUntilSomethingChanges() {
        assertThat(routes.get(A)).isNull();
        Route route = remembered(A);
        assertThat(routes.get(A)).isSameAs(route);
        assertThat(routes.get(Path.of("/b"))).isNull();
        routes.changed();
        assertThat(routes.get(A)).isNull();
    }

    @Test
    void whatWasFoundBeforeAChangeIsNotUsedAfterIt() {
        Route before = route(A);
        routes.changed();
        routes.put(A, before);
        assertThat(routes.get(A)).isNull();
    }

    @Test
    void forgetsEverythingRatherThanGrow() {
        remembered(A);
        for (int i = 1; i < 2_000; i++) {
            remembered(Path.of("/" + i));
        }
        assertThat(routes.get(A)).isNotNull();
        Route last = remembered(Path.of("/last"));
        assertThat(routes.get(A)).isNull();
        assertThat(routes.get(Path.of("/last"))).isSameAs(last);
    }

    @Test
    void asksForPermissionAgainOnceModesMayHaveChanged() throws IOException {
        remembered(A);
        routes.modesChange();
        assertThat(routes.get(A)).isNotNull();
        // For root, to whom no directory is closed, a file that nobody may execute stands in for one.
        Files.delete(upper);
        Files.createFile(upper);
        assertThat(routes.get(A)).isNull();
    }

    @Test
    void leavesPermissionsToTheKernelWhereItIsSentToTheUpperLayer() throws IOException {
        Path closed = Files.createFile(upper.resolve("a"));
        Route route = new Route(new Dir(A, closed, true, null), false, 0, routes.generation());
        routes.put(A, route);
        routes.modesChange();
        assertThat(routes.get(A)).isSameAs(route);
    }

    @Test
    void asksForNoPermissionWhileNoModeWasChanged() throws IOException {
        remembered(A);
        Files.delete(upper);
        assertThat(routes.get(A)).isNotNull();
    }
}

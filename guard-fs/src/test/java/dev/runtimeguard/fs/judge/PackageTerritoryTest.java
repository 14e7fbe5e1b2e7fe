package dev.runtimeguard.fs.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.GuardConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageTerritoryTest {

    /** As the temporary directory of a machine, in which somebody checked out the project. */
    @TempDir
    Path storage;

    private PackageTerritory territory(Path project, GuardConfig config) throws IOException {
        return new PackageTerritory(new OneWritableDirectory(storage.toRealPath(), true), config, project);
    }

    @Test
    void aProjectBelowTheEphemeralStorageIsNoWritablePlace() throws IOException {
        Path project = Files.createDirectory(storage.toRealPath().resolve("project"));
        PackageTerritory territory = territory(project, GuardConfig.builder().build());

        assertThat(territory.isWritable(project.resolve("target/out"))).isFalse();
        assertThat(territory.isWritable(project)).isFalse();
        assertThat(territory.isWritable(storage.toRealPath().resolve("project2")))
                .isTrue();
        assertThat(territory.refuses(project)).isTrue();
    }

    @Test
    void whatTheSettingsNameInItIs() throws IOException {
        Path project = Files.createDirectory(storage.toRealPath().resolve("project"));
        PackageTerritory territory = territory(
                project,
                GuardConfig.builder()
                        .fsWritable(List.of(project.resolve("efs")))
                        .fsOverlayDir(project.resolve("target/overlay"))
                        .build());

        assertThat(territory.isWritable(project.resolve("efs/x"))).isTrue();
        assertThat(territory.isWritable(project.resolve("target/overlay/upper")))
                .isTrue();
        assertThat(territory.isWritable(project.resolve("target/x"))).isFalse();
    }

    @Test
    void aBuildsOwnTemporaryDirectoryInItIs() throws IOException {
        // As Gradle's build/tmp/test.
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        Path project = temporary.getParent() == null ? temporary : temporary.getParent();

        assertThat(territory(project, GuardConfig.builder().build()).isWritable(temporary.resolve("x")))
                .isTrue();
    }
}

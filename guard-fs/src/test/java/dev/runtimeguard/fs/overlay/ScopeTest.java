package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.judge.OneWritableDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final Path FREE = Path.of("/tmp");
    private static final Path PACKAGED = Path.of("/var/task");
    private static final Path UPPER = Path.of("/tmp/.guard/upper/var/task");

    private final Scope refusing = new Scope(new OneWritableDirectory(FREE, true));
    private final Scope allowing = new Scope(new OneWritableDirectory(FREE, false));

    private static Entry in(Dir parent, Path upper, boolean crossed) {
        Path real = parent.real().resolve("file");
        return new Entry(parent, real.getFileName(), real, upper, Kind.FILE, null, crossed, false);
    }

    private static Dir dir(Path real, Path upper, boolean lower) {
        return new Dir(real, upper, lower, null);
    }

    @Test
    void whatTheMachineRefusesIsTheOverlays() {
        Entry packaged = in(dir(PACKAGED, null, true), null, false);
        assertThat(refusing.takesChange(packaged)).isTrue();
        assertThat(refusing.takesName(packaged)).isTrue();
        assertThat(allowing.takesChange(packaged)).isFalse();
        assertThat(allowing.takesName(packaged)).isFalse();
        assertThat(refusing.leavesAlone(packaged)).isFalse();
    }

    @Test
    void whatIsWritableIsTheMachines() {
        Entry free = in(dir(FREE, null, true), null, false);
        assertThat(refusing.takesChange(free)).isFalse();
        assertThat(refusing.takesName(free)).isFalse();
        assertThat(refusing.leavesAlone(free)).isTrue();
        assertThat(refusing.leavesAlone(in(dir(FREE, null, true), null, true))).isFalse();
    }

    @Test
    void whatTheUpperLayerHasIsTheOverlaysWhateverTheMachineSays() {
        Entry written = in(dir(PACKAGED, UPPER, true), UPPER.resolve("file"), false);
        assertThat(allowing.takesChange(written)).isTrue();
        assertThat(allowing.takesName(written)).isTrue();
        assertThat(allowing.takesName(in(dir(PACKAGED, UPPER, false), null, false)))
                .as("in a directory that the machine does not have")
                .isTrue();
        assertThat(allowing.takesName(in(dir(PACKAGED, UPPER, true), null, false)))
                .as("in one that it has")
                .isFalse();
    }

    @Test
    void whatHasNoPathOrNoNameIsTheMachines() {
        Dir parent = dir(PACKAGED, null, true);
        Entry untouchable = new Entry(parent, Path.of("1"), PACKAGED.resolve("1"), null, Kind.OTHER, null, false, true);
        assertThat(refusing.takesChange(untouchable)).isFalse();
        assertThat(refusing.takesName(untouchable)).isFalse();
        assertThat(refusing.leavesAlone(untouchable)).isTrue();
        Entry unnamed = new Entry(null, null, PACKAGED, null, Kind.DIRECTORY, null, false, false);
        assertThat(refusing.takesName(unnamed)).isFalse();
        assertThat(refusing.takesChange(unnamed)).isTrue();
    }
}

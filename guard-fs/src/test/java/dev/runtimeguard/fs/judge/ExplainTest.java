package dev.runtimeguard.fs.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.OpenFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {

    private static final int NEW = OpenFlags.WRITE_ONLY | OpenFlags.CREATE;

    @TempDir
    Path temporary;

    private Path inside;
    private Path existing;
    private Path outside;
    private final RecordedFindings findings = new RecordedFindings();

    @BeforeEach
    void places() throws IOException {
        Path root = temporary.toRealPath();
        inside = Files.createDirectory(root.resolve("inside"));
        outside = Files.createDirectory(root.resolve("outside"));
        existing = Files.createFile(outside.resolve("existing"));
    }

    private Explain whereTheMachineRefuses(boolean refuses) {
        return new Explain(new OneWritableDirectory(inside, refuses), findings);
    }

    @Test
    void tellsOfWhatTheMachineRefusesAndChangesNothing() {
        Explain explain = whereTheMachineRefuses(true);
        Path path = outside.resolve("new");

        assertThat(explain.open(path, NEW, Call.OPEN)).isSameAs(path);
        assertThat(explain.create(path, Call.FILE_MKDIR)).isSameAs(path);
        assertThat(explain.delete(existing, false, Call.FILE_DELETE)).isFalse();
        assertThat(explain.rename(existing, path, Call.MOVE)).isFalse();
        assertThat(explain.change(existing, true, Call.FILE_SET_ATTRIBUTES)).isSameAs(existing);
        assertThat(explain.mayWrite(existing)).isSameAs(existing);
        assertThat(findings.told)
                .containsExactly(
                        "OPEN " + path,
                        "FILE_MKDIR " + path,
                        "FILE_DELETE " + existing,
                        "MOVE " + path,
                        "FILE_SET_ATTRIBUTES " + existing);
    }

    @Test
    void tellsOfAMoveAcrossOnlyWhereNobodyElseWill() throws IOException {
        Explain explain = whereTheMachineRefuses(true);
        Path own = Files.createFile(inside.resolve("own"));

        explain.rename(own, outside.resolve("new"), Call.MOVE);
        explain.rename(own, outside.resolve("new"), Call.FILE_RENAME_TO);

        assertThat(findings.told).containsExactly("FILE_RENAME_TO " + outside.resolve("new"));
    }

    @Test
    void hasNothingToTellWhereTheMachineAllowsIt() {
        Explain explain = whereTheMachineRefuses(false);

        explain.open(outside.resolve("new"), NEW, Call.OPEN);
        explain.delete(existing, false, Call.DELETE);

        assertThat(findings.told).isEmpty();
    }

    @Test
    void knowsThatAttributesAreTheirOwnersToChange() {
        Territory onlyTheFile = new Territory() {
            @Override
            public boolean isWritable(Path real) {
                return false;
            }

            @Override
            public boolean refuses(Path real) {
                return real.equals(existing);
            }
        };

        new Explain(onlyTheFile, findings).change(existing, true, Call.CHANGE_ATTRIBUTES);

        assertThat(findings.told).isEmpty();
    }
}

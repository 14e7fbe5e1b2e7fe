package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenedTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"0000, 0700", "0555, 0755", "01300, 01700", "0744, 0744"})
    void isOpenForAWhile(String mode, String meanwhile) throws IOException {
        Files.setAttribute(directory, "unix:mode", Integer.parseInt(mode, 8));
        Opened opened = Opened.up(directory);
        assertThat(Access.mode(directory).bits()).isEqualTo(Integer.parseInt(meanwhile, 8));
        opened.close();
        assertThat(Access.mode(directory).bits()).isEqualTo(Integer.parseInt(mode, 8));
        Files.setAttribute(directory, "unix:mode", 0700);
    }

    @Test
    void leavesAnOpenDirectoryToWhoeverChangesItsMode() throws IOException {
        Opened opened = Opened.up(directory);
        Files.setAttribute(directory, "unix:mode", 0711);
        opened.close();
        assertThat(Access.mode(directory).bits()).isEqualTo(0711);
    }

    @Test
    void isNothingWhereTheUpperLayerHasNoDirectory() throws IOException {
        Opened.up(null).close();
    }
}

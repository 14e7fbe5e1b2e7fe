package dev.runtimeguard.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairsTest {

    @Test
    void pointPropertiesThatNameNothingToTmp(@TempDir Path directory) {
        Properties properties = new Properties();
        properties.setProperty("user.home", directory.resolve("none").toString());
        HomeRepair.repair(properties);

        assertThat(properties).containsEntry("user.home", "/tmp").containsEntry("java.io.tmpdir", "/tmp");
    }

    @Test
    void leaveADirectoryAlone(@TempDir Path directory) {
        Properties properties = new Properties();
        properties.setProperty("user.home", directory.toString());
        properties.setProperty("java.io.tmpdir", directory.toString());
        HomeRepair.repair(properties);

        assertThat(properties.values()).containsOnly(directory.toString());
    }

    @Test
    void completeAChildsEnvironment(@TempDir Path directory) {
        Map<String, String> environment = new HashMap<>(Map.of("HOME", "/none/such", "PATH", "/bin"));
        ChildEnvironment.complete(environment);
        assertThat(environment).isEqualTo(Map.of("HOME", "/tmp", "TMPDIR", "/tmp", "PATH", "/bin"));

        environment.put("HOME", directory.toString());
        ChildEnvironment.complete(environment);
        assertThat(environment).containsEntry("HOME", directory.toString());
    }
}

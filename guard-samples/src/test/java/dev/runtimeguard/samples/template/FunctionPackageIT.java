package dev.runtimeguard.samples.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.bundle.Architecture;
import dev.runtimeguard.fs.bundle.KnownWriters;
import dev.runtimeguard.fs.bundle.PackageInspection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The package that {@code sam deploy} uploads. */
class FunctionPackageIT {

    /** It is some 12 MB; more of the SDK than it needs would double it. */
    private static final long MAX_BYTES = 20L << 20;

    static Path file() throws IOException {
        Map<String, Object> globals =
                Template.map(Template.read().section("Globals").get("Function"));
        return Template.FILE.resolveSibling((String) globals.get("CodeUri"));
    }

    @Test
    void passesTheGuardsOwnCheck() throws IOException {
        PackageInspection inspection =
                PackageInspection.of(file(), List.of(), Architecture.ARM64, KnownWriters.OF_THE_GUARD);

        assertThat(inspection.findings()).isEmpty();
        assertThat(inspection.unzippedBytes()).isLessThan(MAX_BYTES);
    }

    @Test
    void holdsTheFunctionsAndNothingOfTheLocalLambda() throws IOException {
        try (ZipFile zip = new ZipFile(file().toFile())) {
            List<String> classes = zip.stream()
                    .map(Object::toString)
                    .filter(name -> name.endsWith(".class"))
                    .toList();
            List<String> jars = zip.stream()
                    .map(Object::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .toList();

            assertThat(classes)
                    .contains("dev/runtimeguard/samples/functions/PriceCache.class")
                    .allMatch(name -> name.startsWith("dev/runtimeguard/samples/functions/"));
            assertThat(jars).allMatch(name -> name.startsWith("lib/"));
            assertThat(jars).noneMatch(name -> name.contains("guard-samples"));
            assertThat(String.join(" ", jars))
                    .contains("guard-core", "guard-s3", "guard-fs", "/s3-", "/sts-", "apache-client")
                    .doesNotContain("netty", "url-connection", "runtime-interface-client", "junit");
        }
    }
}

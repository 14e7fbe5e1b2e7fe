package dev.runtimeguard.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The jars on a module path, where each is an automatic module. */
class ModuleNamesTest {

    private static List<ModuleDescriptor> modules;

    @BeforeAll
    static void find() throws IOException {
        List<Path> jars = RuntimeClassPath.ours();
        assumeTrue(jars.stream().allMatch(Files::isRegularFile), "a build that stops before it packages has no jars");
        // Reads the manifests, and fails on a provider that its jar does not have.
        modules = ModuleFinder.of(jars.toArray(Path[]::new)).findAll().stream()
                .map(ModuleReference::descriptor)
                .toList();
    }

    @Test
    void areTheSameWhateverTheJarsAreCalled() {
        assertThat(modules)
                .extracting(ModuleDescriptor::name)
                .containsExactlyInAnyOrder("dev.runtimeguard.core", "dev.runtimeguard.s3", "dev.runtimeguard.fs");
    }

    /** A module path refuses two modules that share one. */
    @Test
    void havePackagesOfTheirOwn() {
        List<String> packages = new ArrayList<>();
        modules.forEach(module -> packages.addAll(module.packages()));
        assertThat(packages).isNotEmpty().doesNotHaveDuplicates().allMatch(name -> name.startsWith("dev.runtimeguard"));
    }
}

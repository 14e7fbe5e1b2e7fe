package dev.runtimeguard.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.report.Remedy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownLibrariesTest {

    @Test
    void areManyEachOnceWithASettingBelowTmpOrNone() {
        assertThat(KnownLibraries.all()).hasSizeGreaterThanOrEqualTo(45);
        assertThat(KnownLibraries.all()).extracting(KnownLibrary::name).doesNotHaveDuplicates();
        assertThat(KnownLibraries.all()).allSatisfy(library -> {
            assertThat(library.kind()).isIn(Remedy.Kind.CONFIG, Remedy.Kind.CODE);
            assertThat(library.setting()).contains("/tmp");
            assertThat(library.writes()).doesNotEndWith(".");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "h2-2.2.224.jar,, H2",
        "h2.jar,, H2",
        "jetty-webapp-11.0.20.jar,, Jetty",
        "fat.jar, org.h2.store.fs.FilePathDisk, H2",
        "org.eclipse.jgit-6.9.0.202403050737-r.jar,, JGit",
        "activemq-broker-5.18.3.jar, org.apache.activemq.broker.BrokerService, ActiveMQ",
        "artemis-server-2.31.jar, org.apache.activemq.artemis.core.Server, ActiveMQ Artemis",
        "log4j-core-2.23.1.jar,, Log4j 2",
        "log4j-1.2.17.jar,, Log4j 1"
    })
    void areKnownByClassOrJar(String jar, String className, String name) {
        assertThat(KnownLibraries.of(jar, className)).map(KnownLibrary::name).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"h2o-3.1.jar,", "my-h2-1.0.jar,", "function.jar, com.acme.Fn", ",", "h2-2.2.224.zip, org.h2x.Main"})
    void areNothingElse(String jar, String className) {
        assertThat(KnownLibraries.of(jar, className)).isEmpty();
    }
}

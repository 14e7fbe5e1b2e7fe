package dev.runtimeguard.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LicencesTest {

    private static final Path PAGE = Path.of("").toAbsolutePath().resolve("../../docs/licences.md");

    /** {@code | `group:artifact:version` | licence | ...}. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`:]+:[^`:]+:[^`:]+)` \\| ([^ |]+) \\|");

    private static final Pattern LICENCE_OF_POM = Pattern.compile("<license>\\s*<name>([^<]+)</name>");

    /** The jars' own words, by SPDX identifier. */
    private static final Map<String, String> SPDX =
            Map.of("Apache License, Version 2.0", "Apache-2.0", "https://opensource.org/license/mit", "MIT");

    @Test
    void thePageListsWhatAFunctionGetsAndNothingElse() throws IOException {
        Map<String, String> dependencies = new TreeMap<>();
        for (Path entry : RuntimeClassPath.entries()) {
            if (!RuntimeClassPath.OURS.contains(RuntimeClassPath.artifact(entry))) {
                try (JarFile jar = new JarFile(entry.toFile())) {
                    dependencies.put(coordinates(jar), licence(jar));
                }
            }
        }

        assertThat(listed()).isEqualTo(dependencies);
    }

    private static Map<String, String> listed() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    }

    private static String coordinates(JarFile jar) throws IOException {
        Properties maven = new Properties();
        try (InputStream in = jar.getInputStream(mavens(jar, "pom.properties"))) {
            maven.load(in);
        }
        return maven.getProperty("groupId") + ":" + maven.getProperty("artifactId") + ":"
                + maven.getProperty("version");
    }

    private static String licence(JarFile jar) throws IOException {
        String named = jar.getManifest().getMainAttributes().getValue("Bundle-License");
        return SPDX.get(named != null ? named : licenceOfPom(jar));
    }

    private static String licenceOfPom(JarFile jar) throws IOException {
        try (InputStream in = jar.getInputStream(mavens(jar, "pom.xml"))) {
            return LICENCE_OF_POM
                    .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.joining(" and "));
        }
    }

    private static JarEntry mavens(JarFile jar, String file) {
        return jar.stream()
                .filter(entry -> entry.getName().startsWith("META-INF/maven/")
                        && entry.getName().endsWith("/" + file))
                .findFirst()
                .orElseThrow();
    }
}

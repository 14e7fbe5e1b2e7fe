package dev.runtimeguard.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes as an IDE does, by the launcher of the JUnit platform. */
final class Fixture {

    private Fixture() {}

    /**
     * What came of the tests.
     *
     * @param failures by the name of the test or container; null for one that succeeded
     * @param entries the report entries that were published, each as a line
     */
    record Outcome(Map<String, Throwable> failures, List<String> entries) {

        Throwable failure(String test) {
            if (!failures.containsKey(test)) {
                throw new IllegalArgumentException(test + " is not among " + failures.keySet());
            }
            return failures.get(test);
        }
    }

    static Outcome run(Class<?>... tests) {
        return run(Map.of(), tests);
    }

    static Outcome run(Map<String, String> configuration, Class<?>... tests) {
        Map<String, Throwable> failures = new LinkedHashMap<>();
        List<String> entries = new ArrayList<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Stream.of(tests).map(test -> selectClass(test)).toList())
                .configurationParameters(configuration)
                .build();
        try {
            Files.createDirectories(Fixtures.PROJECT);
            LauncherFactory.create().execute(request, new TestExecutionListener() {
                @Override
                public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
                    failures.put(
                            test.getDisplayName().replaceFirst("\\(.*", ""),
                            result.getThrowable().orElse(null));
                }

                @Override
                public synchronized void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                    entry.getKeyValuePairs().forEach((key, value) -> entries.add(key + "=" + value));
                }
            });
            deleteLeft();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        return new Outcome(failures, entries);
    }

    private static void deleteLeft() throws IOException {
        try (Stream<Path> all = Files.walk(Fixtures.PROJECT)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        try (var left = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "left-*")) {
            for (Path path : left) {
                Files.delete(path);
            }
        }
    }

    /** Prints what came of the tests of the classes that are named. */
    public static void main(String[] names) throws ClassNotFoundException {
        Class<?>[] tests = new Class<?>[names.length];
        for (int i = 0; i < names.length; i++) {
            tests[i] = Class.forName(names[i]);
        }
        Outcome outcome = run(tests);
        outcome.failures().forEach((test, failure) -> System.out.println(test + ": " + failure));
        outcome.entries().forEach(System.out::println);
    }
}

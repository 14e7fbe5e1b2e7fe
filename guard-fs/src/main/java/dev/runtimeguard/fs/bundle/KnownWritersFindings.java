package dev.runtimeguard.fs.bundle;

import dev.runtimeguard.fs.bundle.Finding.Kind;
import dev.runtimeguard.fs.bundle.Finding.Severity;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Libraries of the package that are known to write outside {@code /tmp}, each named once. */
final class KnownWritersFindings {

    private static final int MAX_PACKAGES = 100_000;

    private final KnownWriters known;
    private final Set<String> packages = new HashSet<>();
    private final Set<String> named = new HashSet<>();

    KnownWritersFindings(KnownWriters known) {
        this.known = known;
    }

    Optional<Finding> ofJar(String path) {
        return finding(path, known.of(path.substring(path.lastIndexOf('/') + 1), null));
    }

    /** Of classes that were unpacked into the package, one of each Java package is asked about. */
    Optional<Finding> ofClass(String entry) {
        String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
        String javaPackage = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        return packages.size() < MAX_PACKAGES && packages.add(javaPackage)
                ? finding(entry, known.of(null, name))
                : Optional.empty();
    }

    private Optional<Finding> finding(String path, Optional<KnownWriters.Advice> advice) {
        return advice.filter(it -> named.add(it.library()))
                .map(it -> new Finding(
                        Kind.WRITES_OUTSIDE_TMP, Severity.WARNING, path, it.library() + " " + it.problem(), it.cure()));
    }
}

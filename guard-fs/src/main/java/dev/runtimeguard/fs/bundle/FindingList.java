package dev.runtimeguard.fs.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Findings, of each kind as many as somebody reads; the rest is counted. */
final class FindingList {

    static final int MAX_OF_KIND = 20;

    private final List<Finding> findings = new ArrayList<>();
    private final Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);

    void add(Finding finding) {
        if (counts.merge(finding.kind(), 1, Integer::sum) <= MAX_OF_KIND) {
            findings.add(finding);
        }
    }

    /** Errors first, in the order they were found; each kind that has more than is listed ends with how many. */
    List<Finding> sorted() {
        List<Finding> all = new ArrayList<>(findings);
        counts.forEach((kind, count) -> {
            if (count > MAX_OF_KIND) {
                Finding last = findings.stream()
                        .filter(it -> it.kind() == kind)
                        .reduce((one, next) -> next)
                        .orElseThrow();
                all.add(new Finding(
                        kind,
                        last.severity(),
                        "...",
                        (count - MAX_OF_KIND) + " more of " + kind.id() + ".",
                        forAll(kind)));
            }
        });
        all.sort(Comparator.comparing(Finding::severity));
        return all;
    }

    private static String forAll(Finding.Kind kind) {
        return switch (kind) {
            case FILE_NOT_READABLE, DIRECTORY_NOT_SEARCHABLE, DIRECTORY_NOT_LISTABLE ->
                "chmod -R a+rX .   # in the package's directory, then zip it again";
            default -> "As above.";
        };
    }
}

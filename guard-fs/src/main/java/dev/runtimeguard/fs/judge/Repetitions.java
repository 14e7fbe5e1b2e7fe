package dev.runtimeguard.fs.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps a library that writes thousands of files from filling the log: each path once, and of one class under one
 * directory only so many, the rest counted. Not safe for use by several threads.
 */
final class Repetitions {

    private static final int MAX_OF_ONE_GROUP = 20;
    private static final int MAX_GROUPS = 200;

    /** Paths remembered; beyond it a path is taken for known. */
    private static final int MAX_PATHS = 10_000;

    /** Names of a path that make its directory: {@code /var/task/data} of all that lies below it. */
    private static final int DEPTH = 3;

    private final Set<String> paths = new HashSet<>();
    private final Map<List<String>, Group> groups = new HashMap<>();

    private static final class Group {
        final Finding first;
        int reported;
        int counted;

        Group(Finding first) {
            this.first = first;
        }
    }

    /** Whether this path is met for the first time under this code. */
    boolean isNew(String code, String path) {
        return paths.size() < MAX_PATHS && paths.add(code + ' ' + path);
    }

    /** @param hasRoom whether it could be kept; what is not is counted all the same */
    boolean isWorthItsOwnReport(Finding finding, boolean hasRoom) {
        List<String> key = List.of(
                finding.code(),
                directoryOf(finding.path()),
                finding.culpritClass() == null ? "" : finding.culpritClass());
        Group group = groups.get(key);
        if (group == null) {
            if (groups.size() >= MAX_GROUPS) {
                return false;
            }
            group = new Group(finding);
            groups.put(key, group);
        }
        if (hasRoom && group.reported < MAX_OF_ONE_GROUP) {
            group.reported++;
            return true;
        }
        group.counted++;
        return false;
    }

    /** A finding for each group with paths counted since the last time. */
    List<Finding> summaries() {
        List<Finding> summaries = new ArrayList<>();
        for (Group group : groups.values()) {
            if (group.counted > 0) {
                Finding first = group.first;
                summaries.add(new Finding(
                        first.code(),
                        first.call(),
                        directoryOf(first.path()),
                        first.redirectedTo(),
                        first.culprit(),
                        first.culpritClass(),
                        first.library(),
                        group.counted,
                        0));
                group.counted = 0;
            }
        }
        return summaries;
    }

    private static String directoryOf(String path) {
        int end = 0;
        for (int names = 0; names < DEPTH; names++) {
            int slash = path.indexOf('/', end + 1);
            if (slash < 0) {
                break;
            }
            end = slash;
        }
        return end == 0 ? path.startsWith("/") ? "/" : "." : path.substring(0, end);
    }
}

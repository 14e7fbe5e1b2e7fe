package dev.runtimeguard.iam.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Fewer, wider resources in place of many: what is common to those of one container, then to all, then everything. */
final class WidenedResources {

    /** Widened to the common prefix within a container, as a bucket or a table. */
    static final int WITHIN_CONTAINERS = 1;
    /** Widened to the common prefix of the container's names. */
    static final int ACROSS_CONTAINERS = 2;
    /** Widened to every resource. */
    static final int EVERYTHING = 3;

    private static final int ARN_PARTS = 6;

    private WidenedResources() {}

    /** The resources that cover {@code resources}, as wide as {@code step} says. */
    static SortedSet<String> of(SortedSet<String> resources, int step) {
        SortedSet<String> widened = new TreeSet<>();
        if (step == EVERYTHING) {
            widened.add("*");
            return widened;
        }
        Map<String, List<String>> groups = new TreeMap<>();
        for (String resource : resources) {
            groups.computeIfAbsent(group(resource, step), same -> new ArrayList<>())
                    .add(resource);
        }
        groups.forEach((group, members) -> widened.add(members.size() == 1 ? members.get(0) : common(group, members)));
        return widened;
    }

    /** What resources that are widened together begin with. */
    private static String group(String resource, int step) {
        String[] parts = resource.split(":", ARN_PARTS);
        if (parts.length < ARN_PARTS) {
            return "";
        }
        String last = parts[ARN_PARTS - 1];
        // "bucket/" of "bucket/a/key", "table/" of "table/name".
        int container = step == WITHIN_CONTAINERS ? firstSeparator(last) + 1 : 0;
        return resource.substring(0, resource.length() - last.length() + container);
    }

    private static int firstSeparator(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isSeparator(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static int lastSeparator(String text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (isSeparator(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == ':';
    }

    /** Cut behind a separator, so that no name and no policy variable is cut in two. */
    private static String common(String group, List<String> resources) {
        String common = resources.get(0).substring(group.length());
        for (String resource : resources) {
            int length = 0;
            int shorter = Math.min(common.length(), resource.length() - group.length());
            while (length < shorter && common.charAt(length) == resource.charAt(group.length() + length)) {
                length++;
            }
            common = common.substring(0, length);
        }
        int wildcard = wildcard(common);
        String fixed = wildcard < 0 ? common : common.substring(0, wildcard);
        return group + fixed.substring(0, lastSeparator(fixed) + 1) + '*';
    }

    /** The first wildcard that is not the character itself, as {@code ${*}} is; -1 for none. */
    private static int wildcard(String text) {
        for (int i = text.indexOf('*'); i >= 0; i = text.indexOf('*', i + 1)) {
            if (i < 2 || !text.startsWith("${", i - 2)) {
                return i;
            }
        }
        return -1;
    }
}

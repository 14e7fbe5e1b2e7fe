package dev.runtimeguard.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the parts of a report name: its ARNs and paths, and the names in them, which its sentences and commands use
 * without the rest, as {@code --bucket orders} or {@code role order-reader}.
 */
final class SensitiveNames {

    static final String ROLE = "ROLE_NAME";

    static final SensitiveNames NONE = new SensitiveNames();

    private static final String FILE = "FILE_NAME";

    /** A shorter name is a part of any word, and says little. */
    private static final int SHORTEST = 3;

    /** What is in place of each, by itself. */
    private final Map<String, String> arnsAndPaths = new HashMap<>();

    private final Map<String, String> names = new HashMap<>();

    private SensitiveNames() {}

    static SensitiveNames of(Report report) {
        SensitiveNames sensitive = new SensitiveNames();
        Report.Principal principal = report.principal();
        if (principal != null) {
            // Before its ARNs, which have it as the name of a resource.
            sensitive.name(principal.roleName(), ROLE);
            sensitive.arn(principal.assumedRoleArn());
            sensitive.arn(principal.roleArn());
        }
        if (report.deniedBy() != null) {
            sensitive.arn(report.deniedBy().policyArn());
        }
        report.missing().forEach(missing -> sensitive.arn(missing.resource()));
        if (report.policy() != null) {
            report.policy()
                    .statements()
                    .forEach(statement -> statement.resources().forEach(sensitive::arn));
        }
        if (report.file() != null) {
            sensitive.path(report.file().path());
            sensitive.path(report.file().redirectedTo());
        }
        if (report.tmp() != null) {
            report.tmp().largest().forEach(largest -> sensitive.path(largest.path()));
        }
        return sensitive;
    }

    private void arn(String arn) {
        if (arn == null || MaskedArn.of(arn).equals(arn)) {
            return;
        }
        arnsAndPaths.putIfAbsent(arn, MaskedArn.of(arn));
        String[] parts = arn.split(":", 6);
        String resource = parts[5];
        String kind = MaskedArn.kindOf(parts[2], resource);
        String named = resource.substring(kind.length()).replaceFirst("[/:]?\\*+$", "");
        int slash = named.indexOf('/');
        name(named, MaskedArn.RESOURCE);
        // A bucket and its key, a table and its index, a role and its session.
        if (slash > 0) {
            name(named.substring(0, slash), MaskedArn.RESOURCE);
            if (!kind.startsWith("assumed-role")) {
                name(named.substring(slash + 1), MaskedArn.RESOURCE);
            }
        }
    }

    private void path(String path) {
        if (path == null || MaskedPath.of(path).equals(path)) {
            return;
        }
        arnsAndPaths.putIfAbsent(path, MaskedPath.of(path));
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        name(plain.substring(plain.lastIndexOf('/') + 1), FILE);
    }

    private void name(String name, String replacement) {
        if (name != null && name.length() >= SHORTEST) {
            names.putIfAbsent(name, replacement);
        }
    }

    String maskArnsAndPaths(String text) {
        return replaced(text, arnsAndPaths);
    }

    String maskNames(String text) {
        return replaced(text, names);
    }

    /** Where they stand for themselves, the longest first. */
    private static String replaced(String text, Map<String, String> words) {
        if (words.isEmpty()) {
            return text;
        }
        List<String> longestFirst = new ArrayList<>(words.keySet());
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        StringBuilder any = new StringBuilder();
        for (String word : longestFirst) {
            any.append(any.isEmpty() ? "" : "|").append(Pattern.quote(word));
        }
        return Pattern.compile("(?<![\\w-])(?:" + any + ")(?![\\w-])")
                .matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(words.get(word.group())));
    }
}

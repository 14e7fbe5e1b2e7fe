package dev.runtimeguard.tools.catalog;

import dev.runtimeguard.tools.catalog.Need.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes one service's section of the catalog; the format is described in the generator's README. */
final class CatalogWriter {

    private final ServiceModel service;
    private final String prefix;
    /** Of each type and variable, the member that fills it most often: the template's own name for it. */
    private final Map<String, List<String>> defaults = new TreeMap<>();

    private final Map<String, String> arns = new TreeMap<>();
    private final Map<String, List<String>> groups = new TreeMap<>();

    CatalogWriter(ServiceModel service, String prefix) {
        this.service = service;
        this.prefix = prefix;
    }

    String write(Collection<Need> needs, List<String> none, List<String> unmapped) {
        collectDefaults(needs);
        for (Need need : needs) {
            groups.computeIfAbsent(clause(need), c -> new ArrayList<>()).add(line(need));
        }
        StringBuilder out = new StringBuilder();
        arns.forEach((type, arn) -> out.append("t ")
                .append(type)
                .append(' ')
                .append(ArnFormat.compact(arn, defaults.get(type)))
                .append('\n'));
        groups.forEach((clause, lines) -> group(out, clause, lines));
        group(out, "-", none);
        group(out, "?", unmapped);
        return section(out.toString());
    }

    private String section(String lines) {
        if (lines.chars().anyMatch(c -> c > 127)) {
            throw new IllegalArgumentException("not ASCII, which the reader relies on: " + lines);
        }
        return "# " + service.key() + ' ' + lines.length() + ' ' + prefix + '\n' + lines;
    }

    private static void group(StringBuilder out, String clause, List<String> lines) {
        if (!lines.isEmpty()) {
            out.append("= ").append(clause).append('\n');
            lines.stream().sorted().forEach(line -> out.append(line).append('\n'));
        }
    }

    private void collectDefaults(Collection<Need> needs) {
        Map<String, List<Map<String, Integer>>> counts = new TreeMap<>();
        for (Need need : needs) {
            for (Resource resource : need.resources()) {
                arns.put(resource.type(), resource.arn());
                List<Map<String, Integer>> positions = counts.computeIfAbsent(resource.type(), t -> new ArrayList<>());
                for (int i = 0; i < resource.members().size(); i++) {
                    if (positions.size() <= i) {
                        positions.add(new TreeMap<>());
                    }
                    if (resource.members().get(i) != null) {
                        positions.get(i).merge(resource.members().get(i), 1, Integer::sum);
                    }
                }
            }
        }
        counts.forEach((type, positions) -> defaults.put(
                type, positions.stream().map(CatalogWriter::mostFrequent).collect(Collectors.toList())));
    }

    private static String mostFrequent(Map<String, Integer> counts) {
        String best = null;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            if (best == null || entry.getValue() > counts.get(best)) {
                best = entry.getKey();
            }
        }
        return best;
    }

    private String clause(Need need) {
        if (need.resources().isEmpty()) {
            return "*";
        }
        List<String> words = new ArrayList<>();
        for (Resource resource : need.resources()) {
            List<String> own = defaults.get(resource.type());
            StringBuilder word = new StringBuilder(resource.type());
            if (!resource.members().equals(own)) {
                word.append('(');
                for (int i = 0, named = 0; i < own.size(); i++) {
                    if (own.get(i) != null) {
                        word.append(named++ == 0 ? "" : ",");
                        String member = resource.members().get(i);
                        word.append(member == null ? "*" : member.equals(own.get(i)) ? "" : member);
                    }
                }
                word.append(')');
            }
            words.add(word.append(resource.demand().mark).toString());
        }
        need.arnMembers().forEach(member -> words.add('@' + member));
        return String.join(" ", words);
    }

    private String line(Need need) {
        StringBuilder line = new StringBuilder();
        line.append(need.extra() ? "+" : "").append(need.operation());
        if (!need.prefix().equals(prefix)) {
            line.append(':').append(need.prefix()).append(':').append(need.action());
        } else if (!need.action().equals(need.operation())) {
            line.append(':').append(need.action());
        }
        return line.append(need.guess() ? "~" : "").toString();
    }
}

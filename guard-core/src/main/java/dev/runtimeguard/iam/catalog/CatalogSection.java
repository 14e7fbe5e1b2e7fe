package dev.runtimeguard.iam.catalog;

import dev.runtimeguard.iam.catalog.GeneratedCatalog.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the catalog has of one service. Its lines: the header of {@link CatalogFile}; {@code t} and a resource
 * type with its ARN template; {@code =} and a clause that says which resources the operations below it are evaluated on,
 * {@code *} for actions without a resource, {@code -} for operations that need nothing, {@code ?} for operations whose
 * action is not known. An operation line is {@code Name}, {@code Name:Action} or {@code Name:prefix:Action}; {@code +}
 * before it marks a further permission, {@code ~} after it a guessed action.
 */
final class CatalogSection {

    /** What the section says of one operation, the permission it is named for first. */
    record Entry(Status status, List<CatalogNeed> needs) {}

    private final String prefix;
    private final List<String> lines;
    private final Map<String, ArnTemplate> templates = new HashMap<>();

    private CatalogSection(List<String> lines) {
        this.prefix = lines.get(0).substring(lines.get(0).lastIndexOf(' ') + 1);
        this.lines = lines;
        for (int i = 1; i < lines.size() && lines.get(i).startsWith("t "); i++) {
            String line = lines.get(i);
            int space = line.indexOf(' ', 2);
            templates.put(line.substring(2, space), ArnTemplate.parse(line.substring(space + 1)));
        }
    }

    /** The section of a service, or null when there is none. */
    static CatalogSection of(String serviceName) {
        String text = CatalogFile.section(GeneratedCatalog.key(serviceName));
        return text == null ? null : new CatalogSection(linesOf(text));
    }

    private static List<String> linesOf(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        return lines;
    }

    /** The ARN template of a resource type of this section. */
    ArnTemplate template(String type) {
        return templates.get(type);
    }

    Collection<ArnTemplate> templates() {
        return templates.values();
    }

    /** What the section says of the operation, or null. */
    Entry find(String operation) {
        Status status = null;
        List<CatalogNeed> needs = new ArrayList<>();
        String clause = "";
        for (String line : lines.subList(1 + templates.size(), lines.size())) {
            if (line.startsWith("= ")) {
                clause = line.substring(2);
            } else if (isOf(line, operation)) {
                status = clause.equals("-")
                        ? Status.NONE_NEEDED
                        : clause.equals("?") ? Status.ACTION_UNKNOWN : Status.NEEDED;
                if (status == Status.NEEDED) {
                    needs.add(line.charAt(0) == '+' ? needs.size() : 0, need(line, operation, clause));
                }
            }
        }
        return status == null ? null : new Entry(status, List.copyOf(needs));
    }

    SortedSet<String> operations() {
        SortedSet<String> names = new TreeSet<>();
        for (String line : lines.subList(1 + templates.size(), lines.size())) {
            if (!line.startsWith("= ")) {
                int end = nameEnd(line);
                names.add(line.substring(line.charAt(0) == '+' ? 1 : 0, end));
            }
        }
        return names;
    }

    private static boolean isOf(String line, String operation) {
        int start = line.charAt(0) == '+' ? 1 : 0;
        return line.startsWith(operation, start) && nameEnd(line) == start + operation.length();
    }

    private static int nameEnd(String line) {
        int colon = line.indexOf(':');
        if (colon >= 0) {
            return colon;
        }
        return line.endsWith("~") ? line.length() - 1 : line.length();
    }

    private CatalogNeed need(String line, String operation, String clause) {
        boolean guess = line.endsWith("~");
        String whole = guess ? line.substring(0, line.length() - 1) : line;
        int colon = whole.indexOf(':');
        String action = colon < 0 ? operation : whole.substring(colon + 1);
        return CatalogNeed.parse(action.indexOf(':') < 0 ? prefix.concat(":").concat(action) : action, guess, clause);
    }
}

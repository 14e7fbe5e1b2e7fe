package dev.runtimeguard.iam.catalog;

import dev.runtimeguard.iam.ArnContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills one ARN template with the values of a request, which services take in several spellings: a name, an id, a whole
 * ARN, the account with the name ({@code 123456789012:function:name}), a URL that ends in both. What cannot be told
 * stays {@code *}.
 */
final class TemplateFiller {

    private final CatalogSection section;
    private final ArnTemplate template;
    private ArnContext context;
    private List<List<String>> rows = new ArrayList<>();
    private final List<String> wholeArns = new ArrayList<>();

    TemplateFiller(CatalogSection section, ArnTemplate template, ArnContext context) {
        this.section = section;
        this.template = template;
        this.context = context;
        rows.add(new ArrayList<>());
    }

    /** Takes the values of the next variable; false when none can be used. */
    boolean bind(int variable, List<String> values) {
        List<String> usable = new ArrayList<>();
        boolean whole = false;
        for (String value : values) {
            if (template.match(value) != null) {
                wholeArns.add(template.complete(value));
                whole = true;
            } else {
                String name = name(variable, value);
                if (name != null && !template.refuses(variable, name)) {
                    usable.add(name);
                }
            }
        }
        pad(variable);
        if (usable.isEmpty() || (usable.size() > 1 && rows.size() > 1)) {
            // Which of several belongs to which of several others cannot be told.
            return whole;
        }
        List<List<String>> next = new ArrayList<>();
        for (List<String> row : rows) {
            for (String name : usable) {
                List<String> longer = new ArrayList<>(row);
                longer.add(name);
                next.add(longer);
            }
        }
        rows = next;
        return true;
    }

    List<ResourceResolver.Resolved> arns() {
        pad(template.variables().size());
        List<ResourceResolver.Resolved> arns = new ArrayList<>();
        for (String arn : wholeArns) {
            arns.add(new ResourceResolver.Resolved(arn, true));
        }
        for (List<String> row : rows) {
            boolean filled = !row.contains(null);
            if (filled || wholeArns.isEmpty()) {
                arns.add(new ResourceResolver.Resolved(
                        template.fill(row, context), filled && template.isExactWhenFilled()));
            }
        }
        return arns;
    }

    private void pad(int size) {
        for (List<String> row : rows) {
            while (row.size() < size) {
                row.add(null);
            }
        }
    }

    private String name(int variable, String value) {
        if (value.startsWith("arn:")) {
            return partOfArn(template.variables().get(variable), value);
        }
        if (value.startsWith("https://") || value.startsWith("http://")) {
            return lastOfUrl(value);
        }
        String before = template.before(variable);
        boolean slash = (before.isEmpty() || before.endsWith("/")) && value.startsWith("/");
        String name = slash ? value.substring(1) : value;
        if (variable == 0 && !before.isEmpty()) {
            name = withoutAccount(name, before);
        }
        return name.isEmpty() || (variable == 0 && namesAnother(name)) ? null : name;
    }

    /** {@code function:name} and {@code 123456789012:function:name} are names with more of their ARN before them. */
    private String withoutAccount(String value, String before) {
        if (value.startsWith(before)) {
            return value.substring(before.length());
        }
        int colon = value.indexOf(':');
        if (colon == 12 && value.startsWith(before, 13) && isAccount(value.substring(0, 12))) {
            context = new ArnContext(context.partition(), context.region(), value.substring(0, 12));
            return value.substring(13 + before.length());
        }
        return value;
    }

    /** {@code alias/key} where a key's id is wanted: the service takes both, the ARN does not. */
    private boolean namesAnother(String name) {
        for (ArnTemplate other : section.templates()) {
            String literal = other.before(0);
            if (other != template
                    && literal.length() > 1
                    && literal.endsWith("/")
                    && literal.indexOf('*') < 0
                    && !literal.equals(template.before(0))
                    && name.startsWith(literal)) {
                return true;
            }
        }
        return false;
    }

    /** The table's name out of the ARN of the table, for the ARN of its index. */
    private String partOfArn(String variable, String arn) {
        for (ArnTemplate other : section.templates()) {
            Map<String, String> parts = other.match(arn);
            if (parts != null && parts.containsKey(variable)) {
                Arn given = Arn.parse(arn);
                context = new ArnContext(given.partition(), given.region(), given.account());
                return parts.get(variable);
            }
        }
        return null;
    }

    /** {@code https://sqs.eu-west-1.amazonaws.com/123456789012/orders}. */
    private String lastOfUrl(String url) {
        QueueUrl queue = QueueUrl.parse(url);
        if (queue == null) {
            return null;
        }
        context = queue.in(context);
        return queue.name();
    }

    private static boolean isAccount(String text) {
        return text.length() == 12 && allDigits(text);
    }

    private static boolean allDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}

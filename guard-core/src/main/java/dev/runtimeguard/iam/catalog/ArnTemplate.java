package dev.runtimeguard.iam.catalog;

import dev.runtimeguard.iam.ArnContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An ARN format of the catalog, {@code dynamodb:*:*:table/{TableName}}: service, region, account and resource. {@code *}
 * as region or account stands for the context's, elsewhere for what no request tells. {@code {Name!default}} is a
 * variable that does not take the value {@code default}, {@code {Id!mi-*}} one that takes none that begins so,
 * {@code {Id=mi-*}} one that takes no other. What follows a {@code +} is added to a name
 * without a colon; an ARN may lack it.
 */
final class ArnTemplate {

    private final String head;
    private final String region;
    private final String account;
    /** Literals and variables in turn, beginning and ending with a literal, which may be empty. */
    private final List<String> literals = new ArrayList<>();

    private final List<String> variables = new ArrayList<>();
    /** For each variable which values it takes, or null for all. */
    private final List<String> limits = new ArrayList<>();

    private final String tail;

    private ArnTemplate(String service, String region, String account, String resource) {
        this.head = service;
        this.region = region;
        this.account = account;
        int plus = resource.indexOf('+');
        this.tail = plus < 0 ? "" : resource.substring(plus + 1);
        String rest = plus < 0 ? resource : resource.substring(0, plus);
        int from = 0;
        for (int open = rest.indexOf('{'); open >= 0; open = rest.indexOf('{', from)) {
            int close = rest.indexOf('}', open);
            String name = rest.substring(open + 1, close);
            int mark = Math.max(name.indexOf('!'), name.indexOf('='));
            literals.add(rest.substring(from, open));
            variables.add(mark < 0 ? name : name.substring(0, mark));
            limits.add(mark < 0 ? null : name.substring(mark));
            from = close + 1;
        }
        literals.add(rest.substring(from));
    }

    static ArnTemplate parse(String text) {
        int first = text.indexOf(':');
        int second = text.indexOf(':', first + 1);
        int third = text.indexOf(':', second + 1);
        return new ArnTemplate(
                text.substring(0, first),
                text.substring(first + 1, second),
                text.substring(second + 1, third),
                text.substring(third + 1));
    }

    /** The members that fill this template where the catalog does not say otherwise. */
    List<String> variables() {
        return variables;
    }

    /** True when filling all variables leaves nothing open. */
    boolean isExactWhenFilled() {
        for (String literal : literals) {
            if (literal.indexOf('*') >= 0) {
                return false;
            }
        }
        return true;
    }

    /** True for a value that a resource of this form cannot have. */
    boolean refuses(int variable, String value) {
        String limit = limits.get(variable);
        if (limit == null) {
            return false;
        }
        boolean fits = limit.endsWith("*")
                ? value.startsWith(limit.substring(1, limit.length() - 1))
                : value.equals(limit.substring(1));
        return fits == (limit.charAt(0) == '!');
    }

    /** The literal text before a variable. */
    String before(int variable) {
        return literals.get(variable);
    }

    /** The ARN with a value for each variable; null for {@code *}. */
    String fill(List<String> values, ArnContext context) {
        if (head.equals("*")) {
            // A policy's resource cannot leave the service open.
            return "*";
        }
        StringBuilder arn = new StringBuilder("arn:");
        arn.append(context.partition()).append(':').append(head).append(':');
        arn.append(region.equals("*") ? context.region() : region).append(':');
        arn.append(account.equals("*") ? context.account() : account).append(':');
        for (int i = 0; i < variables.size(); i++) {
            String value = values.get(i);
            arn.append(literals.get(i)).append(value == null ? "*" : value);
        }
        arn.append(literals.get(variables.size()));
        String last = values.isEmpty() ? null : values.get(values.size() - 1);
        return last == null || last.indexOf(':') < 0 ? arn.append(tail).toString() : arn.toString();
    }

    /** A given ARN of this form as a policy has to name it. */
    String complete(String arn) {
        if (variables.isEmpty() || !tail.startsWith(":")) {
            return arn;
        }
        Map<String, String> values = match(arn);
        String last = values == null ? null : values.get(variables.get(variables.size() - 1));
        return last == null || last.indexOf(':') >= 0 ? arn : arn.concat(tail);
    }

    /** The values of the variables in an ARN of this form; null for an ARN of another. */
    Map<String, String> match(String arn) {
        Arn parts = Arn.parse(arn);
        if (parts == null || !(head.equals("*") || parts.service().equals(head))) {
            return null;
        }
        Map<String, String> found = new HashMap<>();
        int at = 0;
        String resource = parts.resource();
        for (int i = 0; i < literals.size(); i++) {
            String next = literals.get(i);
            int end = i == 0 ? 0 : i == literals.size() - 1 && next.isEmpty() ? resource.length() : -1;
            int[] span = end >= 0 ? new int[] {end, lengthAt(resource, end, next)} : find(resource, at + 1, next);
            if (span == null || span[1] < 0) {
                return null;
            }
            if (i > 0) {
                if (span[0] <= at) {
                    return null;
                }
                found.put(variables.get(i - 1), resource.substring(at, span[0]));
            }
            at = span[0] + span[1];
        }
        return at == resource.length() ? found : null;
    }

    /** How much of an ARN of this form is fixed. */
    int weight() {
        int length = 0;
        for (String literal : literals) {
            length += literal.length();
        }
        return length;
    }

    /** True when this resource lies below another's: its form is the other's and more. */
    boolean extendsForm(ArnTemplate other) {
        String mine = form();
        String others = other.form();
        return head.equals(other.head) && mine.length() > others.length() && mine.startsWith(others);
    }

    private String form() {
        return String.join("{}", literals).replace("*", "{}");
    }

    private static int[] find(String text, int from, String literal) {
        for (int i = Math.min(from, text.length()); i <= text.length(); i++) {
            int length = lengthAt(text, i, literal);
            if (length >= 0) {
                return new int[] {i, length};
            }
        }
        return null;
    }

    /** The length of the text at a place that a literal covers, whose {@code *} take one segment; -1 for none. */
    private static int lengthAt(String text, int from, String literal) {
        int at = from;
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c == '*') {
                boolean last = i == literal.length() - 1;
                char stop = last ? 0 : literal.charAt(i + 1);
                int begin = at;
                while (at < text.length() && (last || text.charAt(at) != stop)) {
                    at++;
                }
                if (at == begin) {
                    return -1;
                }
            } else if (at < text.length() && text.charAt(at) == c) {
                at++;
            } else {
                return -1;
            }
        }
        return at - from;
    }
}

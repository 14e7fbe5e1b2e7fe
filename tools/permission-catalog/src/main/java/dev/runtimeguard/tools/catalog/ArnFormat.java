package dev.runtimeguard.tools.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service authorization reference's ARN notation, {@code arn:${Partition}:sqs:${Region}:${Account}:${QueueName}}.
 * {@code ${Name!default}} is a variable that does not take the value {@code default}, {@code ${Name=AWS*}} one that takes
 * only values that begin with {@code AWS}.
 */
final class ArnFormat {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    private ArnFormat() {}

    /** The variables of the resource part, in order. */
    static List<String> variables(String arn) {
        List<String> names = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(resource(arn));
        while (matcher.find()) {
            names.add(matcher.group(1).replaceFirst("[!=].*", ""));
        }
        return names;
    }

    /** The catalog's notation, {@code sqs:*:*:{QueueName}}; a variable with a null member becomes {@code *}. */
    static String compact(String arn, List<String> members) {
        String[] head = arn.split(":", 6);
        Matcher matcher = VARIABLE.matcher(resource(arn));
        StringBuilder out = new StringBuilder();
        out.append(part(head[2]))
                .append(':')
                .append(part(head[3]))
                .append(':')
                .append(part(head[4]))
                .append(':');
        for (int i = 0; matcher.find(); i++) {
            String member = members.get(i);
            int mark = Math.max(matcher.group(1).indexOf('!'), matcher.group(1).indexOf('='));
            String limit = mark < 0 ? "" : matcher.group(1).substring(mark);
            matcher.appendReplacement(
                    out, Matcher.quoteReplacement(member == null ? "*" : '{' + member + limit + '}'));
        }
        return matcher.appendTail(out).toString();
    }

    /** {@code *} marks where the context's region and account go, or a service only the request knows; empty stays. */
    private static String part(String part) {
        return part.startsWith("${") ? "*" : part;
    }

    private static String resource(String arn) {
        return arn.split(":", 6)[5];
    }
}

package dev.runtimeguard.samples.aws.policy;

import java.util.List;
import java.util.Optional;

/**
 * Expands policy variables, {@code ${aws:username}}, {@code ${key, 'default'}} and the escapes {@code ${*}},
 * {@code ${?}}, {@code ${$}}. Values are taken literally. A variable the request has no single value for makes the
 * text match nothing, as on AWS.
 */
final class Variables {
    private final AccessRequest request;
    private final boolean enabled;

    /** @param enabled whether the policy's Version is 2012-10-17; older policies have no variables */
    Variables(AccessRequest request, boolean enabled) {
        this.request = request;
        this.enabled = enabled;
    }

    /** The text as a pattern, with its own wildcards alive; empty when a variable has no value. */
    Optional<Wildcard.Builder> pattern(String text) {
        Wildcard.Builder out = Wildcard.builder();
        int at = 0;
        while (at < text.length()) {
            int start = enabled ? text.indexOf("${", at) : -1;
            int end = start < 0 ? -1 : text.indexOf('}', start);
            if (end < 0) {
                out.wildcards(text.substring(at));
                return Optional.of(out);
            }
            out.wildcards(text.substring(at, start));
            Optional<String> value = value(text.substring(start + 2, end));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            out.literal(value.get());
            at = end + 1;
        }
        return Optional.of(out);
    }

    /** The text with its variables replaced, wildcards meaning nothing; empty when a variable has no value. */
    Optional<String> literal(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int start = enabled ? text.indexOf("${", at) : -1;
            int end = start < 0 ? -1 : text.indexOf('}', start);
            if (end < 0) {
                return Optional.of(out.append(text.substring(at)).toString());
            }
            out.append(text, at, start);
            Optional<String> value = value(text.substring(start + 2, end));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            out.append(value.get());
            at = end + 1;
        }
        return Optional.of(out.toString());
    }

    private Optional<String> value(String variable) {
        if (variable.equals("*") || variable.equals("?") || variable.equals("$")) {
            return Optional.of(variable);
        }
        int comma = variable.indexOf(',');
        String key = (comma < 0 ? variable : variable.substring(0, comma)).trim();
        List<String> values = request.values(key);
        if (values != null && values.size() == 1) {
            return Optional.of(values.get(0));
        }
        if (comma < 0) {
            return Optional.empty();
        }
        String fallback = variable.substring(comma + 1).trim();
        boolean quoted = fallback.length() >= 2 && fallback.startsWith("'") && fallback.endsWith("'");
        return quoted ? Optional.of(fallback.substring(1, fallback.length() - 1)) : Optional.empty();
    }
}

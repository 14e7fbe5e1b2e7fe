package dev.runtimeguard.iam.lookalike;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One {@code when} of the table: all that it names has to fit.
 *
 * @param services keys of services; empty for any
 * @param codes error codes in lower case, {@code -} for none; empty for any
 * @param status the HTTP status; 0 for any
 * @param wording what the message says; null for anything
 */
record LookAlikeCondition(Set<String> services, Set<String> codes, int status, Wording wording) {

    private static final String TEXT = "text ";

    /** Reads {@code service a b; code X Y; status 403; text words}, each part optional, in this order. */
    static LookAlikeCondition parse(String line) {
        Set<String> services = Set.of();
        Set<String> codes = Set.of();
        int status = 0;
        String rest = line;
        while (!rest.isEmpty()) {
            // The text is the last part and may hold a semicolon.
            int semicolon = rest.startsWith(TEXT) ? -1 : rest.indexOf("; ");
            String part = semicolon < 0 ? rest : rest.substring(0, semicolon);
            rest = semicolon < 0 ? "" : rest.substring(semicolon + 2);
            String value = part.substring(part.indexOf(' ') + 1);
            switch (part.substring(0, part.indexOf(' '))) {
                case "service" -> services = words(value);
                case "code" -> codes = words(value.toLowerCase(Locale.ROOT));
                case "status" -> status = Integer.parseInt(value);
                case "text" -> {
                    return new LookAlikeCondition(services, codes, status, Wording.parse(value));
                }
                default -> throw new IllegalArgumentException(line);
            }
        }
        return new LookAlikeCondition(services, codes, status, null);
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" ", -1));
    }

    /** An exception that only its text tells of, as a relocated SDK's, leaves the code out: the wording tells then. */
    private boolean fitsCode(Failure failure) {
        return failure.code().isEmpty() ? codes.contains("-") || wording != null : codes.contains(failure.code());
    }

    /** What the wording's names stand for, or null when the failure does not fit. */
    Map<String, String> match(Failure failure) {
        // The text alone names the service where nobody else does; a code alone does not.
        boolean anyService = services.isEmpty() || (failure.service().isEmpty() && wording != null);
        if (!anyService && !services.contains(failure.service())) {
            return null;
        }
        if (!codes.isEmpty() && !fitsCode(failure)) {
            return null;
        }
        if (status != 0 && status != failure.status()) {
            return null;
        }
        return wording == null ? Map.of() : wording.find(failure.said());
    }
}

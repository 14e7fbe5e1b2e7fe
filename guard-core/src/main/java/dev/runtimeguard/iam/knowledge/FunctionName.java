package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.ArnContext;

/**
 * A Lambda function as a request names it: {@code name}, {@code name:alias}, {@code function:name}, {@code
 * 123456789012:function:name}, the same with the region before it, or the whole ARN (Lambda API reference).
 *
 * @param where partition, region and account of the function
 * @param qualifier a version, {@code $LATEST} or an alias; null when the name has none
 */
record FunctionName(ArnContext where, String name, String qualifier) {

    private static final String FUNCTION = "function:";

    /** The parts of the name; null when it is not one. */
    static FunctionName of(Call call, String text) {
        if (!ArnText.isPlain(text)) {
            return null;
        }
        ArnContext where = call.context();
        String rest = text;
        if (text.startsWith("arn:")) {
            ArnText arn = ArnText.of("lambda", text);
            if (arn == null || arn.after(FUNCTION) == null) {
                return null;
            }
            where = arn.context();
            rest = arn.after(FUNCTION);
        } else {
            // A name may end in these letters too, as my-function:live.
            int colonBefore = text.indexOf(':' + FUNCTION);
            if (colonBefore >= 0) {
                where = placed(where, text.substring(0, colonBefore));
                rest = text.substring(colonBefore + 1 + FUNCTION.length());
            } else if (text.startsWith(FUNCTION)) {
                rest = text.substring(FUNCTION.length());
            }
        }
        int colon = rest.indexOf(':');
        String name = colon < 0 ? rest : rest.substring(0, colon);
        String qualifier = colon < 0 ? null : rest.substring(colon + 1);
        boolean legal = where != null && isName(name) && (qualifier == null || isQualifier(qualifier));
        return legal ? new FunctionName(where, name, qualifier) : null;
    }

    /** {@code 123456789012} or {@code eu-west-1:123456789012}; null for anything else. */
    private static ArnContext placed(ArnContext caller, String before) {
        String[] parts = before.split(":", -1);
        String account = parts[parts.length - 1];
        return parts.length > 2 || !ArnText.isAccount(account)
                ? null
                : new ArnContext(caller.partition(), parts.length == 2 ? parts[0] : caller.region(), account);
    }

    /** The ARN, with {@code given} or else the name's own qualifier at its end. */
    String arn(String given) {
        String end = isQualifier(given) ? given : qualifier;
        return unqualifiedArn() + (end == null ? "" : ':' + end);
    }

    String unqualifiedArn() {
        return new ArnText(where.partition(), "lambda", where.region(), where.account(), FUNCTION + name).toString();
    }

    private static boolean isQualifier(String text) {
        return text != null && (text.equals("$LATEST") || text.equals("$LATEST.PUBLISHED") || isName(text));
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
    }
}

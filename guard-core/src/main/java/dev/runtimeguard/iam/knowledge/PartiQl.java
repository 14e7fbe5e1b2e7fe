package dev.runtimeguard.iam.knowledge;

import java.util.Locale;

/**
 * What a PartiQL statement does to which table or index (Amazon DynamoDB Developer Guide, "PartiQL for DynamoDB").
 *
 * @param verb {@code Select}, {@code Insert}, {@code Update} or {@code Delete}, as the IAM actions end
 * @param table the table's name or ARN; null when the text does not show it
 * @param index the index's name, or null
 */
record PartiQl(String verb, String table, String index) {

    /** The statement; null for a text that is none. */
    static PartiQl parse(String statement) {
        PartiQlTokens tokens = new PartiQlTokens(statement);
        for (PartiQlTokens.Token token = tokens.next(); token != null; token = tokens.next()) {
            // EXISTS(SELECT ...) is the one statement around another.
            boolean around = token.text().equals("(") || token.text().equalsIgnoreCase("EXISTS");
            if (token.quoted() || !around) {
                return token.name() ? of(token.text().toUpperCase(Locale.ROOT), tokens) : null;
            }
        }
        return null;
    }

    private static PartiQl of(String keyword, PartiQlTokens tokens) {
        return switch (keyword) {
            case "SELECT" -> after("FROM", "Select", tokens);
            case "INSERT" -> after("INTO", "Insert", tokens);
            case "DELETE" -> after("FROM", "Delete", tokens);
            case "UPDATE" -> target("Update", tokens);
            default -> null;
        };
    }

    private static PartiQl after(String keyword, String verb, PartiQlTokens tokens) {
        return seek(tokens, keyword) ? target(verb, tokens) : new PartiQl(verb, null, null);
    }

    private static boolean seek(PartiQlTokens tokens, String keyword) {
        for (PartiQlTokens.Token token = tokens.next(); token != null; token = tokens.next()) {
            if (token.name() && token.text().equalsIgnoreCase(keyword)) {
                return true;
            }
        }
        return false;
    }

    private static PartiQl target(String verb, PartiQlTokens tokens) {
        PartiQlTokens.Token table = tokens.next();
        if (table == null || !(table.name() || table.quoted())) {
            return new PartiQl(verb, null, null);
        }
        PartiQlTokens.Token dot = tokens.next();
        PartiQlTokens.Token index = dot != null && !dot.quoted() && dot.text().equals(".") ? tokens.next() : null;
        boolean named = index != null && (index.name() || index.quoted());
        return new PartiQl(verb, table.text(), named ? index.text() : null);
    }
}

package dev.runtimeguard.iam.knowledge;

/**
 * The parameters of AWS Systems Manager as requests name them: {@code name}, {@code /path/name}, either with {@code
 * :version} or {@code :label} at its end, or an ARN. The ARN has one slash after {@code parameter} and no selector.
 */
final class Parameter {

    private static final String TYPE = "parameter/";
    private static final String PUBLIC = "aws/service/";
    private static final String SECRET = "aws/reference/secretsmanager/";

    private Parameter() {}

    static Target of(Call call, String text) {
        if (!ArnText.isPlain(text)) {
            return Target.open(call.arn("ssm", TYPE + Call.ANY));
        }
        if (text.startsWith("arn:")) {
            ArnText arn = ArnText.of("ssm", text);
            String name = arn == null ? null : arn.after(TYPE);
            return name == null
                    ? Target.open(call.arn("ssm", TYPE + Call.ANY))
                    : Target.exact(arn.with(TYPE + unselected(name)).toString());
        }
        String name = unselected(withoutSlash(text));
        if (name.isEmpty()) {
            return Target.open(call.arn("ssm", TYPE + Call.ANY));
        }
        return Target.exact(name.startsWith(PUBLIC) ? ofNobody(call, name) : call.arn("ssm", TYPE + name));
    }

    /** The secret that a parameter only refers to, as {@code /aws/reference/secretsmanager/NAME}; null for any other. */
    static String referredSecret(String text) {
        String name = withoutSlash(text);
        return name.startsWith(SECRET) && name.length() > SECRET.length()
                ? unselected(name.substring(SECRET.length()))
                : null;
    }

    /** A parameter AWS publishes: its ARN has no account. */
    private static String ofNobody(Call call, String name) {
        return new ArnText(call.context().partition(), "ssm", call.context().region(), "", TYPE + name).toString();
    }

    private static String withoutSlash(String text) {
        return text.startsWith("/") ? text.substring(1) : text;
    }

    private static String unselected(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }
}

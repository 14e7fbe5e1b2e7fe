package dev.runtimeguard.iam.knowledge;

/**
 * The secrets of AWS Secrets Manager as requests name them. The ARN of a secret ends in a hyphen and six random
 * characters, which IAM matches too; a request may give the name, the ARN, or the ARN without that end (API reference).
 */
final class Secret {

    private static final int SUFFIX = 6;
    private static final String ANY_SUFFIX = "-??????";
    private static final String TYPE = "secret:";

    private Secret() {}

    /** Adds an action on a secret named in any of the ways. */
    static void need(Call call, String action, String id) {
        if (!ArnText.isPlain(id)) {
            call.guess(action, call.arn("secretsmanager", TYPE + Call.ANY));
            return;
        }
        if (!id.startsWith("arn:")) {
            call.likely(action, call.arn("secretsmanager", TYPE + id + ANY_SUFFIX));
            return;
        }
        ArnText arn = ArnText.of("secretsmanager", id);
        String name = arn == null ? null : arn.after(TYPE);
        if (name == null) {
            call.guess(action, call.arn("secretsmanager", TYPE + Call.ANY));
        } else if (!endsLikeSuffix(name)) {
            call.likely(action, id + ANY_SUFFIX);
        } else {
            call.likely(action, id);
            if (!isClearlyRandom(name)) {
                // ...:secret:my-secret may be the secret "my" or, without its end, the secret "my-secret".
                call.guess(action, id + ANY_SUFFIX);
            }
        }
    }

    private static boolean endsLikeSuffix(String name) {
        int hyphen = name.length() - SUFFIX - 1;
        return hyphen > 0
                && name.charAt(hyphen) == '-'
                && name.substring(hyphen + 1).chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    }

    /** Lower and upper case mixed, as in nine of ten random ends and in hardly any name. */
    private static boolean isClearlyRandom(String name) {
        String end = name.substring(name.length() - SUFFIX);
        return end.chars().anyMatch(Character::isUpperCase) && end.chars().anyMatch(Character::isLowerCase);
    }
}

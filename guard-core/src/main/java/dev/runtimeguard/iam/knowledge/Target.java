package dev.runtimeguard.iam.knowledge;

/**
 * The resource of a permission.
 *
 * @param exact false when the request left open which it is, and the ARN is a pattern for all of its type
 */
record Target(String arn, boolean exact) {

    static Target exact(String arn) {
        return new Target(arn, true);
    }

    static Target open(String arn) {
        return new Target(arn, false);
    }

    /**
     * The resource that a request names by name or by ARN.
     *
     * @param type the resource part before the name, as {@code table/}
     * @param name a name or an ARN; null when the request has none
     */
    static Target named(Call call, String service, String type, String name) {
        if (name == null || !ArnText.isPlain(name)) {
            return open(call.arn(service, type + Call.ANY));
        }
        if (!name.startsWith("arn:")) {
            return exact(call.arn(service, type + name));
        }
        ArnText arn = ArnText.of(service, name);
        return arn != null && arn.after(type) != null ? exact(name) : open(call.arn(service, type + Call.ANY));
    }
}

package dev.runtimeguard.s3;

import dev.runtimeguard.IamScope;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the literal ARN of an object into the resource of a policy statement. */
final class PolicyResource {

    /**
     * The last segment of a key that stands for everything below a directory. One asterisk would do for IAM, but is
     * the name of an object more easily than two.
     */
    static final String EVERYTHING_BELOW = "**";

    private static final String ANY = "*";

    private static final Pattern OBJECT = Pattern.compile("(arn:[^:]*:s3:::)([^/]+)/(.+)", Pattern.DOTALL);
    private static final Pattern OBJECT_OF_ACCESS_POINT = Pattern.compile(
            "(arn:[^:]*:s3(?:-outposts)?:[^:]*:[^:]*:(?:outpost/[^/]+/)?(?:accesspoint|bucket)/)([^/]+)/object/(.+)",
            Pattern.DOTALL);

    private PolicyResource() {}

    /** The resource that covers {@code arn} as widely as {@code scope} says; an ARN of no object stays as it is. */
    static String of(String arn, IamScope scope) {
        Matcher ofAccessPoint = OBJECT_OF_ACCESS_POINT.matcher(arn);
        if (ofAccessPoint.matches()) {
            return arn.substring(0, ofAccessPoint.start(3)) + keys(ofAccessPoint.group(3), scope);
        }
        Matcher object = OBJECT.matcher(arn);
        if (object.matches()) {
            String bucket = object.group(2);
            return object.group(1)
                    + (bucket.equals(ANY) ? ANY : PolicyText.literal(bucket))
                    + '/'
                    + keys(object.group(3), scope);
        }
        return arn;
    }

    private static String keys(String key, IamScope scope) {
        if (key.equals(ANY) || scope == IamScope.RESOURCE) {
            return ANY;
        }
        int afterSlash = key.lastIndexOf('/') + 1;
        boolean directory =
                scope == IamScope.PREFIX || key.substring(afterSlash).equals(EVERYTHING_BELOW);
        // Without a slash the directory would be the entire bucket.
        return directory && afterSlash > 0
                ? PolicyText.literal(key.substring(0, afterSlash)) + ANY
                : PolicyText.literal(key);
    }
}

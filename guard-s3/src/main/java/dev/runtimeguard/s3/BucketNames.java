package dev.runtimeguard.s3;

import dev.runtimeguard.iam.ArnContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a request gives as {@code Bucket}: a name, an alias or an ARN.
 *
 * <p>The forms are those of the Amazon S3 User Guide (naming rules of buckets and access points, access point aliases)
 * and of the Service Authorization Reference (resource types).
 */
final class BucketNames {

    // Wider than today's naming rules, which buckets from before 2018 in us-east-1 do not follow.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private static final Pattern ARN =
            Pattern.compile("arn:(aws[a-z-]*):(s3|s3-outposts|s3-object-lambda|s3express):([a-z0-9-]*):([0-9]*):(.+)");
    private static final Pattern ACCESS_POINT = Pattern.compile("accesspoint/[A-Za-z0-9.-]+");
    private static final Pattern ON_OUTPOST =
            Pattern.compile("outpost/[A-Za-z0-9-]+/(?:accesspoint|bucket)/[A-Za-z0-9.-]+");
    private static final Pattern DIRECTORY = Pattern.compile("(?:accesspoint|bucket)/[A-Za-z0-9.-]+");

    // NAME-METADATA, where S3 makes up the metadata and cuts the name so that the alias is no longer than this.
    private static final Pattern ALIAS = Pattern.compile("(.+)-[a-z0-9]+");
    private static final int MAX_ALIAS_LENGTH = 63;

    private BucketNames() {}

    /** The address of {@code bucket}, which may be null or anything at all. */
    static BucketAddress read(String bucket, ArnContext context) {
        BucketAddress address = null;
        if (bucket != null) {
            address = bucket.startsWith("arn:") ? ofArn(bucket, context) : ofName(bucket, context);
        }
        return address != null
                ? address
                : new BucketAddress(BucketKind.UNKNOWN, "arn:" + context.partition() + ":s3:::*", true);
    }

    private static BucketAddress ofName(String name, ArnContext context) {
        if (!NAME.matcher(name).matches()) {
            return null;
        }
        if (name.endsWith("--x-s3")) {
            return certain(BucketKind.DIRECTORY, regional("s3express", "bucket/" + name, context));
        }
        if (name.endsWith("--xa-s3")) {
            return certain(BucketKind.DIRECTORY, regional("s3express", "accesspoint/" + name, context));
        }
        if (name.endsWith("-s3alias")) {
            String resource = "accesspoint/" + aliased(name, "-s3alias");
            return guess(BucketKind.ACCESS_POINT, regional("s3", resource, context));
        }
        if (name.endsWith("--ol-s3")) {
            String resource = "accesspoint/" + aliased(name, "--ol-s3");
            return guess(BucketKind.OBJECT_LAMBDA, regional("s3-object-lambda", resource, context));
        }
        if (name.endsWith("--op-s3")) {
            // The alias holds neither the Outpost's id nor the access point's name in a form that can be read back.
            return guess(BucketKind.OUTPOSTS, regional("s3-outposts", "outpost/*/accesspoint/*", context));
        }
        if (name.endsWith(".mrap")) {
            String arn = "arn:" + context.partition() + ":s3::" + context.account() + ":accesspoint/" + name;
            return guess(BucketKind.ACCESS_POINT, arn);
        }
        return certain(BucketKind.GENERAL_PURPOSE, "arn:" + context.partition() + ":s3:::" + name);
    }

    private static BucketAddress ofArn(String text, ArnContext context) {
        Matcher arn = ARN.matcher(text);
        if (!arn.matches()) {
            return null;
        }
        // The SDK takes the parts of the resource separated by colons as well; IAM knows slashes only.
        String resource = arn.group(5).replace(':', '/');
        String canonical = text.substring(0, arn.start(5)) + resource;
        return switch (arn.group(2)) {
            case "s3-outposts" -> known(BucketKind.OUTPOSTS, ON_OUTPOST, resource, canonical);
            case "s3-object-lambda" -> known(BucketKind.OBJECT_LAMBDA, ACCESS_POINT, resource, canonical);
            case "s3express" -> known(BucketKind.DIRECTORY, DIRECTORY, resource, canonical);
            default ->
                arn.group(4).isEmpty()
                        ? ofName(resource, new ArnContext(arn.group(1), context.region(), context.account()))
                        : known(BucketKind.ACCESS_POINT, ACCESS_POINT, resource, canonical);
        };
    }

    private static BucketAddress known(BucketKind kind, Pattern form, String resource, String arn) {
        return form.matcher(resource).matches() ? certain(kind, arn) : null;
    }

    /** The access point's name, with {@code *} for what the alias may have lost of it. */
    private static String aliased(String alias, String suffix) {
        Matcher parts = ALIAS.matcher(alias.substring(0, alias.length() - suffix.length()));
        if (!parts.matches()) {
            return "*";
        }
        return alias.length() < MAX_ALIAS_LENGTH ? parts.group(1) : parts.group(1) + '*';
    }

    private static String regional(String service, String resource, ArnContext context) {
        return "arn:" + context.partition() + ':' + service + ':' + context.region() + ':' + context.account() + ':'
                + resource;
    }

    private static BucketAddress certain(BucketKind kind, String arn) {
        return new BucketAddress(kind, arn, false);
    }

    private static BucketAddress guess(BucketKind kind, String arn) {
        return new BucketAddress(kind, arn, true);
    }
}

package dev.runtimeguard.s3;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.RequiredPermission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The permissions of a DeleteObjects, which takes up to 1,000 keys: too many to name each in a report or a policy. */
final class DeletedKeys {

    private static final int MAX_RESOURCES = 20;

    private DeletedKeys() {}

    /** The permissions on each key or, for many keys, on their common directory. */
    static List<RequiredPermission> permissions(Operation operation, BucketAddress bucket, RequestFields fields) {
        List<RequestFields> objects = Fields.structuresAt(fields, "Delete", "Objects");
        Set<String> current = new LinkedHashSet<>();
        Set<String> versions = new LinkedHashSet<>();
        Set<String> compared = new LinkedHashSet<>();
        for (RequestFields object : objects) {
            String key = object.text("Key");
            (object.text("VersionId") == null ? current : versions).add(key);
            if (ConditionalActions.comparesETag(object.text("ETag"))) {
                compared.add(key);
            }
        }
        if (objects.isEmpty()) {
            current.add(null);
        }
        Set<String> all = new LinkedHashSet<>(current);
        all.addAll(versions);
        List<RequiredPermission> permissions = new ArrayList<>();
        operation.actions().forEach(action -> add(permissions, action, bucket, current));
        operation.versionActions().forEach(action -> add(permissions, action, bucket, versions));
        add(permissions, "s3:GetObject", bucket, compared);
        ConditionalActions.of(operation.name(), fields).forEach(action -> add(permissions, action, bucket, all));
        return permissions;
    }

    private static void add(List<RequiredPermission> to, String action, BucketAddress bucket, Set<String> keys) {
        if (keys.size() <= MAX_RESOURCES) {
            keys.forEach(key -> to.addAll(bucket.objectPermission(action, key)));
        } else {
            to.addAll(bucket.objectPermission(action, commonDirectory(keys)));
        }
    }

    /** The keys' common directory and the mark of everything below it; null, which is every key, without one. */
    private static String commonDirectory(Set<String> keys) {
        String common = null;
        for (String key : keys) {
            if (key == null) {
                return null;
            }
            common = common == null ? key : common.substring(0, commonLength(common, key));
        }
        String directory = common == null ? "" : common.substring(0, common.lastIndexOf('/') + 1);
        return directory.isEmpty() ? null : directory + PolicyResource.EVERYTHING_BELOW;
    }

    private static int commonLength(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return i;
            }
        }
        return length;
    }
}

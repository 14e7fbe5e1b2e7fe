package dev.runtimeguard.samples.aws;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** All buckets; names are global, whoever owns them. */
final class Buckets {
    private final Map<String, Bucket> byName = new ConcurrentSkipListMap<>();

    /** @throws AwsException when the name is taken */
    Bucket create(Account owner, String name, String region) {
        Bucket bucket = new Bucket(owner, name, region);
        Bucket taken = byName.putIfAbsent(name, bucket);
        if (taken != null) {
            throw taken.owner() == owner
                    ? new AwsException(
                            409,
                            "BucketAlreadyOwnedByYou",
                            "Your previous request to create the named bucket succeeded and you already own it.")
                    : new AwsException(
                            409,
                            "BucketAlreadyExists",
                            "The requested bucket name is not available. The bucket namespace is shared by all users"
                                    + " of the system. Please select a different name and try again.");
        }
        return bucket;
    }

    /** @throws AwsException with code NoSuchBucket */
    Bucket get(String name) {
        Bucket bucket = byName.get(name);
        if (bucket == null) {
            throw S3Errors.noSuchBucket();
        }
        return bucket;
    }

    void delete(Bucket bucket) {
        byName.remove(bucket.name(), bucket);
    }

    List<Bucket> ownedBy(Account account) {
        return byName.values().stream().filter(b -> b.owner() == account).toList();
    }
}

package dev.runtimeguard.iam;

import static java.util.Objects.requireNonNull;

/**
 * The parts of an ARN that a request does not carry. A part that is not known is {@code *}, which a policy's resource
 * may say in that place.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param region the region the call went to
 * @param account the twelve-digit account of the caller
 */
public record ArnContext(String partition, String region, String account) {

    public ArnContext {
        requireNonNull(partition, "partition");
        requireNonNull(region, "region");
        requireNonNull(account, "account");
    }

    /**
     * The context of a call in {@code region} by {@code account}; either may be null when it is not known.
     *
     * <p>Region prefixes and their partitions are those of the AWS General Reference.
     */
    public static ArnContext of(String region, String account) {
        return new ArnContext(partitionOf(region), region == null ? "*" : region, account == null ? "*" : account);
    }

    private static String partitionOf(String region) {
        if (region == null) {
            return "aws";
        }
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}

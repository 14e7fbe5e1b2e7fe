package dev.runtimeguard.iam.lookalike;

/** The partition of an ARN, from the region's name (AWS general reference, "Amazon Resource Names"). */
final class Partitions {

    private Partitions() {}

    static String of(String region) {
        if (region == null) {
            return "aws";
        }
        return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}

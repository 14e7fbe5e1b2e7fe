package dev.runtimeguard.samples.aws;

/** ECR: repositories, and the login that no repository can be named for. */
final class EcrOperations {
    private EcrOperations() {}

    static OperationTable table() {
        return new OperationTable("ecr")
                .on(
                        EcrOperations::repository,
                        "BatchGetImage",
                        "BatchCheckLayerAvailability",
                        "BatchDeleteImage",
                        "GetDownloadUrlForLayer",
                        "DescribeImages",
                        "ListImages",
                        "PutImage")
                .on(OperationTable.ANY, "GetAuthorizationToken");
    }

    private static String repository(Input input) {
        return input.arn("ecr", "repository/", input.required("repositoryName"));
    }
}

package dev.runtimeguard.fs.tmp;

import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.Shell;

/**
 * The function's EphemeralStorage setting: from 512 to 10,240 MB in steps of 1 MB. 512 MB are free; what is above is
 * charged by the GB-second that the function runs, at 0.0000000309 USD in us-east-1. Source: AWS Lambda developer guide,
 * "Configure ephemeral storage for Lambda functions", and aws.amazon.com/lambda/pricing.
 */
final class StorageSetting {

    private static final int LEAST_MB = 512;
    private static final int MOST_MB = 10_240;
    private static final double USD_A_GB_SECOND = 0.0000000309;

    private StorageSetting() {}

    /** The next sensible setting in MB: twice what is set now; 0 when that is the most there is. */
    static int next(long size) {
        // The file system is a little larger or smaller than the setting.
        int steps = (int) Math.max(1, Math.round((size >> 20) / (double) LEAST_MB));
        int now = steps * LEAST_MB;
        return now >= MOST_MB ? 0 : Math.min(2 * now, MOST_MB);
    }

    /** What running for an hour costs more than with 512 MB, in words. */
    static String cost(int megabytes) {
        double hour = (megabytes - LEAST_MB) / 1024.0 * 3600 * USD_A_GB_SECOND;
        return String.format(
                java.util.Locale.ROOT,
                "512 MB are free; %,d MB cost %.4f USD for each hour of running time (us-east-1)",
                megabytes,
                hour);
    }

    /** Adds the setting as a template's fragment and as a command, or says that there is no larger one. */
    static void addTo(Report.Builder report, long size, Report.Function function) {
        int next = next(size);
        if (next == 0) {
            report.remedy(
                    Remedy.Kind.CODE,
                    "this is the largest ephemeral storage there is: stream the data, for example to S3, or mount an"
                            + " EFS file system",
                    "s3.putObject(request, RequestBody.fromInputStream(in, length))");
            return;
        }
        String name = function == null || function.name() == null ? "FUNCTION_NAME" : function.name();
        report.remedy(
                        Remedy.Kind.SAM,
                        "give the function " + next + " MB of ephemeral storage (" + cost(next) + ")",
                        "Properties:\n  EphemeralStorage:\n    Size: " + next)
                .remedy(
                        Remedy.Kind.CLI,
                        "the same with the AWS CLI",
                        "aws lambda update-function-configuration --function-name " + Shell.quoted(name)
                                + " --ephemeral-storage '{\"Size\": " + next + "}'");
    }
}

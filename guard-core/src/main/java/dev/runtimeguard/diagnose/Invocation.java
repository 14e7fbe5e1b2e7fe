package dev.runtimeguard.diagnose;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.report.Report;
import java.util.function.Supplier;

/** What the runtime's context says of one invocation. */
public final class Invocation {

    private Invocation() {}

    /**
     * The invocation as a report names it.
     *
     * @param context the runtime's context; may be null, and may throw from any method as a test's stand-in does
     * @param coldStart whether it is the first of this process, or since its restore from a snapshot
     */
    public static Report.Function of(Context context, boolean coldStart) {
        if (context == null) {
            return new Report.Function(null, null, null, null, coldStart);
        }
        return new Report.Function(
                orNull(context::getFunctionName),
                orNull(context::getFunctionVersion),
                orNull(context::getInvokedFunctionArn),
                orNull(context::getAwsRequestId),
                coldStart);
    }

    private static String orNull(Supplier<String> getter) {
        try {
            return getter.get();
        } catch (Throwable notThere) {
            return null;
        }
    }
}

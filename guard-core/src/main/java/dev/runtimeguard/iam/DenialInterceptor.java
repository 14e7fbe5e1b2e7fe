package dev.runtimeguard.iam;

import dev.runtimeguard.diagnose.GuardRuntime;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The hook into every client of the AWS SDK for Java v2, which finds it on the class path by {@code
 * software/amazon/awssdk/global/handlers/execution.interceptors}. Explains a denial in its exception's message and
 * leaves any other failure alone; reports the denied entries of a batch that succeeded.
 *
 * <p>Logs no exception: a waiter swallows denials, and so may the function. What an exception thrown from here would do is
 * replace the function's own, so nothing is.
 */
public final class DenialInterceptor implements ExecutionInterceptor {

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable failure = context.exception();
        if (!(failure instanceof AwsServiceException fromService)) {
            return failure;
        }
        AwsServiceException thrown = fromService;
        try {
            GuardRuntime runtime = GuardRuntime.current();
            if (SdkDenials.areExplained(runtime)) {
                FailedCall call = SdkCall.of(fromService, context.request(), context.httpRequest(), attributes);
                thrown = SdkDenials.explained(fromService, call, runtime);
                audit(call, thrown, runtime);
            }
        } catch (Throwable broken) {
            GuardRuntime.internalFailure("explaining a denial", broken);
        }
        return thrown;
    }

    /** Not reached when the explanation failed: what cannot be told from a denial is no call that was allowed. */
    private static void audit(FailedCall call, AwsServiceException thrown, GuardRuntime runtime) {
        if (runtime.audit() == null) {
            return;
        }
        try {
            CallAudit.recordFailed(call, runtime.explanations().get(thrown), runtime);
        } catch (Throwable broken) {
            GuardRuntime.internalFailure("recording a failed call", broken);
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        try {
            SdkAnswers.read(context, attributes);
        } catch (Throwable broken) {
            GuardRuntime.internalFailure("reading an answer", broken);
        }
    }
}

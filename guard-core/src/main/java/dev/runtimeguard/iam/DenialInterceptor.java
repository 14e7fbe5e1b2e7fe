package dev.runtimeguard.iam;

import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.report.Report;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
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
            thrown = SdkDenials.explained(fromService, context.request(), attributes);
        } catch (Throwable broken) {
            GuardRuntime.internalFailure("explaining a denial", broken);
        }
        try {
            audit(thrown, context.request(), attributes);
        } catch (Throwable broken) {
            GuardRuntime.internalFailure("recording a failed call", broken);
        }
        return thrown;
    }

    private static void audit(AwsServiceException failure, SdkRequest request, ExecutionAttributes attributes) {
        GuardRuntime runtime = GuardRuntime.current();
        if (runtime.audit() != null) {
            Report explanation = runtime.explanations().get(failure);
            CallAudit.recordFailed(SdkCall.of(failure, request, attributes), explanation, runtime);
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

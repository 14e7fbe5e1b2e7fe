package dev.runtimeguard.iam;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.IamMode;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.iam.partial.DeniedEntries;
import dev.runtimeguard.iam.partial.PartialFailures;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Reads the answers of calls that succeeded. A call that is no batch costs a few field reads and allocates nothing.
 *
 * <p>A batch that failed in part is reported from here, as no exception ever reaches the handler's edge. The report does
 * not name the invocation: the SDK calls from threads of its own, several invocations may run at once, and telling them
 * apart would cost every invocation.
 */
final class SdkAnswers {

    private static volatile boolean withoutSettings;

    private SdkAnswers() {}

    static void read(Context.AfterExecution context, ExecutionAttributes attributes) {
        GuardRuntime runtime = runtime();
        if (runtime == null) {
            return;
        }
        GuardConfig config = runtime.config();
        if (config.disabled() || config.iam() == IamMode.OFF) {
            return;
        }
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        if (PartialFailures.isBatch(operation)) {
            reportDenied(operation, context.request(), context.response(), attributes, runtime);
        }
        if (runtime.audit() != null) {
            CallAudit.record(SdkCall.answered(context.request(), context.response(), attributes), runtime);
        }
    }

    /** This process's runtime; null when the settings are not allowed, which is said once and not with every call. */
    private static GuardRuntime runtime() {
        if (withoutSettings) {
            return null;
        }
        try {
            return GuardRuntime.current();
        } catch (IllegalArgumentException notAllowed) {
            withoutSettings = true;
            throw notAllowed;
        }
    }

    private static void reportDenied(
            String operation,
            SdkRequest request,
            SdkResponse response,
            ExecutionAttributes attributes,
            GuardRuntime runtime) {
        DeniedEntries denied = PartialFailures.find(operation, request, response, SdkAnswers::isDenial);
        if (denied != null) {
            FailedCall call = SdkCall.answered(request, response, attributes);
            PartialFailureExplainer explainer = new PartialFailureExplainer(CallKnowledge.instance());
            runtime.publish(explainer.explain(call, denied, runtime.config()));
        }
    }

    private static boolean isDenial(String code, String message) {
        return DenialSignal.isDenial(
                new FailedCall(null, null, null, 0, code, message, null, RequestFields.NONE, null));
    }
}

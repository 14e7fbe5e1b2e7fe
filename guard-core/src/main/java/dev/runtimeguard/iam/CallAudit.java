package dev.runtimeguard.iam;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.Report;
import java.util.List;
import java.util.Locale;

/** Records what the SDK's calls need, in audit mode. */
final class CallAudit {

    private static final int CLIENT_ERROR = 400;

    /** Parts of codes that say AWS did not get as far as to ask who may do what, lower case. */
    private static final String[] NOT_AUTHORIZED_YET = {
        "signature",
        "token",
        "credential",
        "accesskey",
        "authfailure",
        "unrecognizedclient",
        "optinrequired",
        "requestexpired",
        "requesttimetooskewed",
        "validation",
        "malformed",
        "serialization",
        "invalidparameter",
        "invalidargument",
        "missingparameter",
        "missingaction",
        "invalidaction",
        "unknownoperation"
    };

    private CallAudit() {}

    /** Records what a call needs that AWS answered, or refused for another reason than a permission. */
    static void record(FailedCall call, GuardRuntime runtime) {
        // Nobody's permissions let an unsigned call pass.
        if (call.credentials() == null || call.credentials().accessKeyId() == null) {
            return;
        }
        GuardConfig config = runtime.config();
        CallKnowledge knowledge = CallKnowledge.instance();
        Report.Principal signer = knowledge.principals().resolve(Denial.WITHOUT_DETAILS, call, config.iamSts());
        List<RequiredPermission> needed = knowledge.permissions().of(call, signer == null ? null : signer.accountId());
        if (!needed.isEmpty()) {
            PolicyDocument policy = knowledge.suggestion().granting(call.service(), needed, config.iamScope());
            boolean guess = needed.stream().anyMatch(permission -> permission.confidence() == Confidence.GUESS);
            runtime.audit().record(signer, policy, guess ? Confidence.GUESS : Confidence.LIKELY);
        } else if (knowledge.permissions().isUnknown(call)) {
            runtime.audit().recordUnknown(signer, call.service() + ' ' + call.operation());
        }
    }

    /**
     * Records a call that failed. What was missing is needed; so is what a call was allowed before it failed otherwise,
     * as with a 404. What an explicit deny or a policy outside the role refused is not to be allowed.
     *
     * @param explanation the report on it; null when it was not denied
     */
    static void recordFailed(FailedCall call, Report explanation, GuardRuntime runtime) {
        if (explanation == null) {
            if (wasAuthorized(call)) {
                record(call, runtime);
            }
        } else if (explanation.policy() != null) {
            runtime.audit().record(explanation.principal(), explanation.policy(), explanation.confidence());
        }
    }

    private static boolean wasAuthorized(FailedCall call) {
        if (call.status() == 401 || call.status() == 403) {
            return false;
        }
        String code = call.errorCode() == null ? "" : call.errorCode().toLowerCase(Locale.ROOT);
        if (call.status() == CLIENT_ERROR && code.isEmpty()) {
            return false;
        }
        for (String words : NOT_AUTHORIZED_YET) {
            if (code.contains(words)) {
                return false;
            }
        }
        return true;
    }
}

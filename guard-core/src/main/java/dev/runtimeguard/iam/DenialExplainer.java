package dev.runtimeguard.iam;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.util.List;
import java.util.Optional;

/** Judges a denial: who was denied what, by which policy, and where the cure is. Safe for use by several threads. */
final class DenialExplainer {

    private final ServiceKnowledge knowledge;
    private final PolicySuggestion suggestion;
    private final PrincipalResolver principals;

    DenialExplainer(ServiceKnowledge knowledge, PrincipalResolver principals) {
        this.knowledge = knowledge;
        this.suggestion = new PolicySuggestion(knowledge);
        this.principals = principals;
    }

    /** The explainer of this process, made on its first denial. */
    static DenialExplainer instance() {
        return Holder.INSTANCE;
    }

    private static final class Holder {
        static final DenialExplainer INSTANCE = new DenialExplainer(
                new ServiceKnowledge(),
                new PrincipalResolver(new CallerIdentity(new GetCallerIdentity(System.getenv()))));
    }

    /** The report on a failed call, or empty when it was not denied. */
    Optional<Report> explain(FailedCall call, GuardConfig config) {
        if (!DenialSignal.isDenial(call)) {
            return Optional.empty();
        }
        Denial denial = DenialParser.parse(call.message());
        Report.Principal principal = principals.resolve(denial, call, config.iamSts());
        ServicePermissions service = knowledge.ofService(call.service());
        String account = principal == null ? null : principal.accountId();
        NeededPermissions needed = NeededPermissions.of(denial, call, account, service);

        ReportCode code = codeOf(denial, needed);
        Confidence confidence = denial.action() == null ? Confidence.LIKELY : Confidence.CERTAIN;
        Report.Builder report = Report.builder(
                        code, confidence, DenialSummary.of(code, denial, call, principal, needed.denied()))
                .principal(principal)
                .request(call.toReport())
                .missing(needed.denied().stream()
                        .map(permission -> new Report.Missing(permission.action(), permission.resource()))
                        .toList())
                .deniedBy(new Report.DeniedBy(
                        denial.policyType().id(), denial.effect().id(), denial.policyArn()));
        DenialRemedies remedies = new DenialRemedies(report, principal);
        if (code == ReportCode.IAM_MISSING_PERMISSION) {
            PolicyDocument policy = suggestion.granting(needed.granted(), config.iamScope());
            report.policy(policy);
            remedies.forMissing(policy, needed.granted());
        } else if (code == ReportCode.IAM_AMBIGUOUS) {
            remedies.forUnknownAction(call);
        } else {
            remedies.forOtherPolicy(denial);
        }
        boolean policyIsNamed = denial.policyType() != PolicyType.UNKNOWN;
        if (service != null && call.operation() != null && !policyIsNamed) {
            remedies.add(service.checks(call.operation(), call.fields()));
        }
        return Optional.of(report.build());
    }

    private static ReportCode codeOf(Denial denial, NeededPermissions needed) {
        if (denial.policyType().isOutsideRole()) {
            return ReportCode.IAM_OUTSIDE_ROLE;
        }
        if (denial.effect() == Denial.Effect.EXPLICIT) {
            return ReportCode.IAM_EXPLICIT_DENY;
        }
        List<RequiredPermission> denied = needed.denied();
        return denied.isEmpty() ? ReportCode.IAM_AMBIGUOUS : ReportCode.IAM_MISSING_PERMISSION;
    }
}

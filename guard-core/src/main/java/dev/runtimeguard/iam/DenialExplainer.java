package dev.runtimeguard.iam;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges a denial: who was denied what, by which policy, and where the cure is. Safe for use by several threads. */
final class DenialExplainer {

    private final ServiceKnowledge knowledge;
    private final CallPermissions permissions;
    private final PolicySuggestion suggestion;
    private final PrincipalResolver principals;
    private final WrongIdentity wrongIdentity;

    DenialExplainer(ServiceKnowledge knowledge, PrincipalResolver principals, Map<String, String> environment) {
        this.knowledge = knowledge;
        this.permissions = new CallPermissions(knowledge);
        this.suggestion = new PolicySuggestion(knowledge);
        this.principals = principals;
        this.wrongIdentity = new WrongIdentity(environment);
    }

    /** The explainer of this process, made on its first denial. */
    static DenialExplainer instance() {
        return Holder.INSTANCE;
    }

    private static final class Holder {
        static final DenialExplainer INSTANCE = new DenialExplainer(
                new ServiceKnowledge(),
                new PrincipalResolver(new CallerIdentity(new GetCallerIdentity(System.getenv()))),
                System.getenv());
    }

    /** The report on a failed call, or empty when it was not denied. */
    Optional<Report> explain(FailedCall call, GuardConfig config) {
        if (!DenialSignal.isDenial(call)) {
            return Optional.empty();
        }
        Denial denial = DenialParser.parse(call.message());
        Report.Principal principal = principals.resolve(denial, call, config.iamSts());
        String account = principal == null ? null : principal.accountId();
        List<RequiredPermission> known = permissions.of(call, account);
        String action = denial.action() == null ? null : permissions.canonical(denial.action(), call, known);
        NeededPermissions needed = NeededPermissions.of(action, denial.resource(), account, known);
        Judgement judgement =
                Judgement.of(denial, needed, call, wrongIdentity.of(denial, principal, call.credentials()));

        Report.Builder report = Report.builder(
                        judgement.code(),
                        confidence(denial, needed),
                        DenialSummary.of(judgement, denial, call, principal, needed.denied()))
                .principal(principal)
                .request(call.toReport())
                .missing(needed.denied().stream()
                        .map(permission -> new Report.Missing(permission.action(), permission.resource()))
                        .toList())
                .deniedBy(new Report.DeniedBy(
                        denial.policyType().id(), denial.effect().id(), denial.policyArn()));
        DenialRemedies remedies = new DenialRemedies(report, principal);
        remedies.forIdentity(judgement);
        switch (judgement.cure()) {
            case ROLE_POLICY -> {
                PolicyDocument policy = suggestion.granting(needed.granted(), config.iamScope());
                report.policy(policy);
                remedies.forMissing(policy, needed.granted());
            }
            case OTHER_POLICY -> remedies.forOtherPolicy(denial, needed.denied());
            case OBJECT_OR_LIST -> remedies.forMissingKey(call, needed.denied());
            case UNKNOWN -> remedies.forUnknownAction(call);
        }
        if (denial.policyType() == PolicyType.UNKNOWN && call.operation() != null) {
            ServicePermissions service = knowledge.ofService(call.service());
            remedies.add(service == null ? List.of() : service.checks(call.operation(), call.fields()));
        }
        return Optional.of(report.build());
    }

    private static Confidence confidence(Denial denial, NeededPermissions needed) {
        if (denial.action() != null) {
            return Confidence.CERTAIN;
        }
        boolean guessed = needed.denied().stream().allMatch(p -> p.confidence() == Confidence.GUESS);
        return guessed ? Confidence.GUESS : Confidence.LIKELY;
    }
}

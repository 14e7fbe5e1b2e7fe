package dev.runtimeguard.iam;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.iam.lookalike.LookAlike;
import dev.runtimeguard.iam.lookalike.LookAlikes;
import dev.runtimeguard.iam.sts.DecodeAuthorizationMessage;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges a denial: who was denied what, by which policy, and where the cure is. Safe for use by several threads. */
final class DenialExplainer {

    private final CallKnowledge knowledge;
    private final DecodeAuthorizationMessage decoder;
    private final WrongIdentity wrongIdentity;
    private final String functionRegion;

    DenialExplainer(CallKnowledge knowledge, DecodeAuthorizationMessage decoder, Map<String, String> environment) {
        this.knowledge = knowledge;
        this.decoder = decoder;
        this.wrongIdentity = new WrongIdentity(environment);
        this.functionRegion = environment.get("AWS_REGION");
    }

    /** The explainer of this process, made on its first denial. */
    static DenialExplainer instance() {
        return Holder.INSTANCE;
    }

    private static final class Holder {
        static final DenialExplainer INSTANCE = new DenialExplainer(
                CallKnowledge.instance(), DecodeAuthorizationMessage.of(System.getenv()), System.getenv());
    }

    /** Forgets what STS said, or did not say, to the credentials of the environment that a snapshot was taken of. */
    void restored() {
        knowledge.principals().restored();
        decoder.forget();
    }

    /** The report on a failed call, or empty when it was neither denied nor looks like it. */
    Optional<Report> explain(FailedCall failed, GuardConfig config) {
        if (!DenialSignal.mayBeDenial(failed)) {
            return Optional.empty();
        }
        FailedCall call = failed.withoutSecrets();
        LookAlike look = LookAlikes.of(
                call.service(), call.operation(), call.status(), call.errorCode(), call.message(), call.fields()::text);
        if (look != null) {
            return Optional.of(LookAlikeReport.of(call, look));
        }
        return DenialSignal.isDenial(call) ? Optional.of(explainDenial(call, config)) : Optional.empty();
    }

    private Report explainDenial(FailedCall call, GuardConfig config) {
        DenialReading reading = DenialReading.of(call, config.iamSts() ? decoder : null);
        Denial denial = reading.denial();
        Report.Principal principal = knowledge.principals().resolve(denial, call, config.iamSts());
        String account = principal == null ? null : principal.accountId();
        NeededPermissions needed = knowledge.needed(reading, call, account);
        Judgement judgement =
                Judgement.of(reading, needed, call, wrongIdentity.of(denial, principal, call.credentials()));

        Report.Builder report = Report.builder(
                        judgement.code(),
                        confidence(reading, needed),
                        DenialSummary.of(judgement, reading, call, principal, needed.denied()))
                .principal(principal)
                .request(call.toReport())
                .missing(needed.denied().stream()
                        .map(permission -> new Report.Missing(permission.action(), permission.resource()))
                        .toList())
                .deniedBy(new Report.DeniedBy(
                        denial.policyType().id(), denial.effect().id(), denial.policyArn()));
        ServicePermissions service = knowledge.services().ofService(call.service());
        DenialRemedies remedies = new DenialRemedies(report, principal);
        remedies.forIdentity(judgement);
        switch (judgement.cure()) {
            case ROLE_POLICY -> {
                PolicyDocument policy =
                        knowledge.suggestion().granting(call.service(), needed.granted(), config.iamScope());
                report.policy(policy);
                remedies.forMissing(policy, needed.granted());
                remedies.forSeemingAllow(needed.granted().get(0), service, functionRegion);
            }
            case OTHER_POLICY -> remedies.forOtherPolicy(denial, needed.denied());
            case OBJECT_OR_LIST -> remedies.forMissingKey(call, needed.denied());
            case UNKNOWN -> remedies.forUnknownAction(call);
        }
        remedies.forEncoded(reading.encoded());
        if (call.lostBy() == null) {
            remedies.forCauses(reading.causes());
        } else {
            remedies.forLostReason(call.lostBy());
        }
        if (denial.policyType() == PolicyType.UNKNOWN && call.operation() != null) {
            remedies.add(service == null ? List.of() : service.checks(call.operation(), call.fields()));
        }
        return report.build();
    }

    private static Confidence confidence(DenialReading reading, NeededPermissions needed) {
        if (reading.isNamed()) {
            return needed.denied().get(0).confidence();
        }
        boolean guessed = needed.denied().stream().allMatch(p -> p.confidence() == Confidence.GUESS);
        return guessed ? Confidence.GUESS : Confidence.LIKELY;
    }
}

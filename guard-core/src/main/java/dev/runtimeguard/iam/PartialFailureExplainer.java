package dev.runtimeguard.iam;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.iam.partial.DeniedEntries;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Judges the denied entries of a batch as {@link DenialExplainer} judges a denied call, and makes one report of them
 * all. Safe for use by several threads.
 */
final class PartialFailureExplainer {

    /** Entries mostly share one reason; more reasons than this do not make a readable report. */
    private static final int MAX_REASONS = 20;

    private final CallKnowledge knowledge;

    PartialFailureExplainer(CallKnowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** @param answered the batch, which AWS answered with 200 */
    Report explain(FailedCall answered, DeniedEntries entries, GuardConfig config) {
        RequestFields fields = entries.narrowed(answered.fields());
        List<FailedCall> reasons = reasons(answered, entries, fields);
        Denial first = DenialParser.parse(reasons.get(0).message());
        Report.Principal principal = knowledge.principals().resolve(first, reasons.get(0), config.iamSts());
        String account = principal == null ? null : principal.accountId();

        Set<RequiredPermission> denied = new LinkedHashSet<>();
        Set<RequiredPermission> granted = new LinkedHashSet<>();
        Denial ofOtherPolicy = null;
        for (FailedCall reason : reasons) {
            DenialReading reading = DenialReading.of(reason, null);
            Denial denial = reading.denial();
            NeededPermissions needed = needed(reading, reason, account);
            denied.addAll(needed.denied());
            if (denial.policyType().isOutsideRole() || denial.effect() == Denial.Effect.EXPLICIT) {
                ofOtherPolicy = ofOtherPolicy == null ? denial : ofOtherPolicy;
            } else {
                granted.addAll(needed.granted());
            }
        }
        Denial shown = ofOtherPolicy != null && granted.isEmpty() ? ofOtherPolicy : first;
        Report.Builder report = Report.builder(
                        ReportCode.IAM_PARTIAL_FAILURE,
                        shown.action() == null ? Confidence.LIKELY : Confidence.CERTAIN,
                        PartialFailureSummary.of(entries, reasons.get(0), shown, principal, denied))
                .principal(principal)
                .request(reasons.get(0).toReport())
                .missing(denied.stream()
                        .map(permission -> new Report.Missing(permission.action(), permission.resource()))
                        .toList())
                .deniedBy(new Report.DeniedBy(
                        shown.policyType().id(), shown.effect().id(), shown.policyArn()));
        DenialRemedies remedies = new DenialRemedies(report, principal);
        if (!granted.isEmpty()) {
            List<RequiredPermission> toGrant = List.copyOf(granted);
            PolicyDocument policy = knowledge.suggestion().granting(answered.service(), toGrant, config.iamScope());
            report.policy(policy);
            remedies.forMissing(policy, toGrant);
        }
        if (ofOtherPolicy != null) {
            remedies.forOtherPolicy(ofOtherPolicy, List.copyOf(denied));
        }
        report.remedy(
                Remedy.Kind.CODE,
                "look at the answer of every batch, as the SDK throws nothing for a part of it",
                "Fail or retry when an entry of the answer's " + entries.answers() + " carries an error code.");
        return report.build();
    }

    /** A denied call for each distinct reason that AWS gave, with the fields of the denied entries. */
    private static List<FailedCall> reasons(FailedCall answered, DeniedEntries entries, RequestFields fields) {
        Map<List<String>, FailedCall> reasons = new LinkedHashMap<>();
        for (DeniedEntries.Entry entry : entries.entries()) {
            if (reasons.size() == MAX_REASONS) {
                break;
            }
            String message = entry.message() == null ? "" : Secrets.masked(entry.message(), answered.credentials());
            reasons.computeIfAbsent(
                    List.of(entry.code(), message),
                    same -> new FailedCall(
                            answered.service(),
                            answered.operation(),
                            answered.region(),
                            answered.status(),
                            entry.code(),
                            message,
                            answered.requestId(),
                            fields,
                            answered.credentials()));
        }
        return new ArrayList<>(reasons.values());
    }

    private NeededPermissions needed(DenialReading reading, FailedCall reason, String account) {
        boolean ofKey = reason.errorCode().toLowerCase(Locale.ROOT).contains("kms");
        return ofKey && reading.actions().isEmpty()
                // The key refused, not the service: what the operation needs of the service was allowed.
                ? new NeededPermissions(List.of(), List.of())
                : knowledge.needed(reading, reason, account);
    }
}

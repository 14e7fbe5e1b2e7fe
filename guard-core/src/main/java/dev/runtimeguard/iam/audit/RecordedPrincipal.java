package dev.runtimeguard.iam.audit;

import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the calls signed by one principal needed, and the reports that say so. Not safe for use by several threads. */
final class RecordedPrincipal {

    private static final int MAX_UNKNOWN = 20;

    private final RecordedPermissions permissions;
    private final SortedSet<String> unknown = new TreeSet<>();
    private Report.Principal principal;
    private Confidence confidence = Confidence.LIKELY;
    private boolean changed;

    /** @param principal null when not known */
    RecordedPrincipal(Report.Principal principal, int maxPermissions) {
        this.principal = principal;
        this.permissions = new RecordedPermissions(maxPermissions);
    }

    Report.Principal principal() {
        return principal;
    }

    /** Takes over what {@code signer} says more of this principal. */
    void identify(Report.Principal signer) {
        boolean says = signer != null && (principal == null || principal.assumedRoleArn() == null);
        if (says && (principal == null || signer.assumedRoleArn() != null)) {
            principal = signer;
        }
    }

    void record(PolicyDocument policy, Confidence how) {
        if (permissions.add(policy)) {
            changed = true;
            if (how == Confidence.GUESS) {
                confidence = Confidence.GUESS;
            }
        }
    }

    void recordUnknown(String operation) {
        if (unknown.size() < MAX_UNKNOWN && unknown.add(operation)) {
            changed = true;
        }
    }

    PolicyDocument policy() {
        return permissions.toPolicy();
    }

    boolean isChanged() {
        return changed;
    }

    /** One report for each policy that IAM takes; resets {@link #isChanged}. */
    List<Report> reports(boolean tooManyPrincipals) {
        changed = false;
        List<PolicyDocument> parts = PolicyParts.of(permissions.toPolicy());
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < Math.max(1, parts.size()); i++) {
            String part = parts.size() < 2 ? "" : " (part " + (i + 1) + " of " + parts.size() + ")";
            Report.Builder report = Report.builder(
                            ReportCode.IAM_AUDIT, confidence, summary(part, parts.isEmpty(), tooManyPrincipals))
                    .principal(principal);
            if (!parts.isEmpty()) {
                report.policy(parts.get(i))
                        .remedy(
                                Remedy.Kind.CHECK,
                                "merge it with the lines of the function's other instances",
                                "aws logs tail LOG_GROUP --since 7d --filter-pattern '\"iam.audit\"' | java -cp"
                                        + " guard-core.jar dev.runtimeguard.iam.audit.MergePolicies");
            }
            reports.add(report.build());
        }
        return reports;
    }

    private String summary(String part, boolean empty, boolean tooManyPrincipals) {
        StringBuilder summary = new StringBuilder("The least-privilege policy of ").append(who());
        summary.append(empty ? " is empty" : " for the calls of this instance so far")
                .append(part);
        if (!permissions.widenedActions().isEmpty()) {
            summary.append("; the resources of ")
                    .append(String.join(", ", permissions.widenedActions()))
                    .append(" were too many to keep and are widened");
        }
        if (permissions.isIncomplete()) {
            summary.append("; it is incomplete, as there were too many permissions to keep");
        }
        if (!unknown.isEmpty()) {
            summary.append("; what ").append(String.join(", ", unknown)).append(" needs is not known and not in it");
        }
        if (confidence == Confidence.GUESS) {
            summary.append("; a part of it is a guess");
        }
        if (tooManyPrincipals) {
            summary.append("; more roles signed calls than are recorded");
        }
        return summary.append('.').toString();
    }

    private String who() {
        if (principal == null) {
            return "an unnamed principal";
        }
        if (principal.roleName() != null) {
            return "role " + principal.roleName();
        }
        return principal.assumedRoleArn() != null
                ? principal.assumedRoleArn()
                : "an unnamed principal of account " + principal.accountId();
    }
}

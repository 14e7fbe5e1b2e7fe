package dev.runtimeguard.iam.audit;

import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the calls of this process needed, by who signed them. Bounded, whatever the function does: so many principals,
 * so many permissions for each, and of requests nothing but the resources of the permissions. Holds facts about calls
 * that were made, which a SnapStart snapshot does not make stale, and no credentials. Safe for use by several threads.
 */
final class AuditRecorder {

    /** More roles than a function assumes, unless it assumes one for each of its customers. */
    static final int MAX_PRINCIPALS = 8;
    /** Pairs of an action and a resource for each principal: some 400 KB of ARNs of usual length. */
    static final int MAX_PERMISSIONS = 2000;

    private final int maxPermissions;
    private final List<RecordedPrincipal> principals = new ArrayList<>(1);
    private boolean tooManyPrincipals;

    AuditRecorder() {
        this(MAX_PERMISSIONS);
    }

    AuditRecorder(int maxPermissions) {
        this.maxPermissions = maxPermissions;
    }

    /**
     * Records what one call needed.
     *
     * @param signer who signed it; null when not known
     * @param policy the policy that allows it
     * @param confidence how well that is known
     */
    synchronized void record(Report.Principal signer, PolicyDocument policy, Confidence confidence) {
        RecordedPrincipal principal = principal(signer);
        if (principal != null) {
            principal.record(policy, confidence);
        }
    }

    /** Records a call of an operation, as {@code S3 GetObject}, whose permissions are not known. */
    synchronized void recordUnknown(Report.Principal signer, String operation) {
        RecordedPrincipal principal = principal(signer);
        if (principal != null) {
            principal.recordUnknown(operation);
        }
    }

    /**
     * The policy of the function's own role; empty when nothing was recorded. That is the first principal: any other
     * role's credentials come from a call to STS, which the function's own role signed.
     */
    synchronized Optional<PolicyDocument> policy() {
        return principals.isEmpty()
                ? Optional.empty()
                : Optional.of(principals.get(0).policy())
                        .filter(policy -> !policy.statements().isEmpty());
    }

    /** The reports on the principals with something new since this was last called. */
    synchronized List<Report> news() {
        List<Report> reports = new ArrayList<>();
        for (RecordedPrincipal principal : principals) {
            if (principal.isChanged()) {
                reports.addAll(principal.reports(tooManyPrincipals));
            }
        }
        return reports;
    }

    private RecordedPrincipal principal(Report.Principal signer) {
        for (RecordedPrincipal known : principals) {
            if (isSame(known.principal(), signer)) {
                known.identify(signer);
                return known;
            }
        }
        if (principals.size() == MAX_PRINCIPALS) {
            tooManyPrincipals = true;
            return null;
        }
        RecordedPrincipal added = new RecordedPrincipal(signer, maxPermissions);
        principals.add(added);
        return added;
    }

    /** Where only one of them names a role, the account decides; where one names nothing, it is taken for the first. */
    private static boolean isSame(Report.Principal known, Report.Principal signer) {
        if (known == null || signer == null) {
            return true;
        }
        if (known.assumedRoleArn() != null && signer.assumedRoleArn() != null) {
            boolean areRoles = known.roleArn() != null && signer.roleArn() != null;
            return areRoles
                    ? known.roleArn().equals(signer.roleArn())
                    : known.assumedRoleArn().equals(signer.assumedRoleArn());
        }
        return Objects.equals(known.accountId(), signer.accountId());
    }
}

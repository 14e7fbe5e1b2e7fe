package dev.runtimeguard.report;

import java.util.List;

/** A report with its texts masked. Kept are the ids of requests and what says which function it is. */
final class MaskedReport {

    private final Mask mask;

    private MaskedReport(Mask mask) {
        this.mask = mask;
    }

    static Report of(Report report, Mask mask) {
        MaskedReport masked = new MaskedReport(mask);
        return new Report(
                report.code(),
                report.confidence(),
                mask.text(report.summary()),
                masked.function(report.function()),
                masked.principal(report.principal()),
                report.request(),
                report.missing().stream()
                        .map(missing -> new Report.Missing(missing.action(), mask.text(missing.resource())))
                        .toList(),
                masked.deniedBy(report.deniedBy()),
                masked.policy(report.policy()),
                masked.file(report.file()),
                masked.tmp(report.tmp()),
                report.remedies().stream()
                        .map(remedy -> new Remedy(remedy.kind(), mask.text(remedy.title()), mask.text(remedy.text())))
                        .toList(),
                report.more());
    }

    private Report.Function function(Report.Function function) {
        return function == null
                ? null
                : new Report.Function(
                        function.name(),
                        function.version(),
                        mask.text(function.arn()),
                        function.requestId(),
                        function.coldStart());
    }

    private Report.Principal principal(Report.Principal principal) {
        return principal == null
                ? null
                : new Report.Principal(
                        mask.text(principal.assumedRoleArn()),
                        mask.text(principal.roleArn()),
                        mask.role(principal.roleName()),
                        mask.text(principal.accountId()),
                        principal.source());
    }

    private Report.DeniedBy deniedBy(Report.DeniedBy by) {
        return by == null ? null : new Report.DeniedBy(by.policyType(), by.effect(), mask.text(by.policyArn()));
    }

    private PolicyDocument policy(PolicyDocument policy) {
        return policy == null
                ? null
                : new PolicyDocument(policy.statements().stream()
                        .map(statement -> new PolicyDocument.Statement(
                                statement.actions(),
                                statement.resources().stream()
                                        .map(mask::text)
                                        .distinct()
                                        .toList(),
                                statement.conditions().stream()
                                        .map(condition -> new Condition(
                                                condition.operator(), condition.key(), mask.text(condition.value())))
                                        .toList()))
                        .toList());
    }

    private Report.File file(Report.File file) {
        return file == null
                ? null
                : new Report.File(
                        mask.path(file.path()),
                        mask.path(file.redirectedTo()),
                        file.operation(),
                        mask.text(file.culprit()),
                        mask.text(file.library()));
    }

    private Report.Tmp tmp(Report.Tmp tmp) {
        if (tmp == null) {
            return null;
        }
        List<Report.Largest> largest = tmp.largest().stream()
                .map(one -> new Report.Largest(mask.path(one.path()), one.bytes(), mask.text(one.culprit())))
                .toList();
        return new Report.Tmp(
                tmp.totalBytes(),
                tmp.usedBytes(),
                tmp.usedPercent(),
                tmp.grewBytes(),
                tmp.invocationsToFull(),
                largest);
    }
}

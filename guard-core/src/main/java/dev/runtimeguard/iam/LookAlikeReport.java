package dev.runtimeguard.iam;

import dev.runtimeguard.iam.lookalike.LookAlike;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;

/** The report on a failure that reads like a denial and is, or may be, something else. */
final class LookAlikeReport {

    private LookAlikeReport() {}

    static Report of(FailedCall call, LookAlike look) {
        String what = (call.service() == null ? "A call to AWS" : call.service())
                + (call.operation() == null ? "" : ' ' + call.operation());
        String reason = look.mayBeDenial() ? " failed: " : " failed, and no policy of the role is the reason: ";
        Report.Builder report = Report.builder(
                        look.mayBeDenial() ? ReportCode.IAM_AMBIGUOUS : ReportCode.IAM_NOT_A_PERMISSION,
                        look.mayBeDenial() ? Confidence.LIKELY : Confidence.CERTAIN,
                        what + reason + look.cause() + '.')
                .request(call.toReport())
                .missing(look.hiddenActions().stream()
                        .map(action -> new Report.Missing(action, null))
                        .toList());
        for (Remedy remedy : look.remedies()) {
            report.remedy(remedy.kind(), remedy.title(), remedy.text());
        }
        return report.build();
    }
}

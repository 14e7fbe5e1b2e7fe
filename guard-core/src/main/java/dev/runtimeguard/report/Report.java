package dev.runtimeguard.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * What the guard found out about one failure: what happened, to whom, why, and what to paste where. Immutable. A part
 * that is not known is null, a list without entries is empty.
 *
 * @param code what the report is about
 * @param confidence how the finding is known
 * @param summary one sentence for a reader who sees nothing else
 * @param function the invocation it happened in; null until it reached the handler's edge
 * @param principal who was denied; null where nobody was
 * @param request the AWS call that failed; null where there was none
 * @param missing the permissions that were denied or are missing
 * @param deniedBy the policy that denied; null where none did
 * @param policy the policy that grants what is missing; null where no policy of the role's can
 * @param file the file operation that failed; null where there was none
 * @param tmp the state of the ephemeral storage; null where the report is not about it
 * @param remedies what to do, the best first
 * @param more the page of the documentation on this code
 */
public record Report(
        ReportCode code,
        Confidence confidence,
        String summary,
        Function function,
        Principal principal,
        Request request,
        List<Missing> missing,
        DeniedBy deniedBy,
        PolicyDocument policy,
        File file,
        Tmp tmp,
        List<Remedy> remedies,
        String more) {

    /** The version of the JSON line's shape. */
    public static final int SCHEMA = 1;

    public Report {
        requireNonNull(code, "code");
        requireNonNull(confidence, "confidence");
        requireNonNull(summary, "summary");
        missing = List.copyOf(missing);
        remedies = List.copyOf(remedies);
        requireNonNull(more, "more");
    }

    /** The function and the invocation; any part may be null. */
    public record Function(String name, String version, String arn, String requestId, boolean coldStart) {}

    /**
     * The principal of a denied call.
     *
     * @param assumedRoleArn the ARN that signed, as {@code arn:aws:sts::123456789012:assumed-role/role/session}; for a
     *     user its own ARN; null when nothing names it
     * @param roleArn the role's ARN as far as the assumed-role ARN tells it: a path such as {@code /service-role/} is
     *     not part of that and may be missing; null for anything but a role
     * @param roleName the role's name; null for anything but a role
     * @param accountId the twelve-digit account; null when not known
     * @param source where this is known from: {@code message}, {@code credentials} or {@code sts}
     */
    public record Principal(String assumedRoleArn, String roleArn, String roleName, String accountId, String source) {}

    /** The AWS call that failed; any text may be null, {@code status} is 0 when not known. */
    public record Request(
            String service, String operation, String region, int status, String errorCode, String requestId) {}

    /** A permission that is missing: the IAM action, and the ARN it was evaluated on (null when not known). */
    public record Missing(String action, String resource) {}

    /**
     * The policy that denied.
     *
     * @param policyType {@code identity-based}, {@code resource-based}, {@code service-control},
     *     {@code resource-control}, {@code permissions-boundary}, {@code session}, {@code vpc-endpoint},
     *     {@code role-trust} or {@code unknown}
     * @param effect {@code implicit}, {@code explicit} or {@code unknown}
     * @param policyArn the policy's ARN; null when AWS did not name it
     */
    public record DeniedBy(String policyType, String effect, String policyArn) {}

    /**
     * A file operation that failed.
     *
     * @param path the path as the program used it; null when the exception does not carry it
     * @param redirectedTo where the file lives instead; null when it was not redirected
     * @param operation the operation, as {@code write}; null when not known
     * @param culprit the first frame outside the JDK; null when there is none
     * @param library the jar the culprit's class came from; null when not known
     */
    public record File(String path, String redirectedTo, String operation, String culprit, String library) {}

    /**
     * The state of the ephemeral storage.
     *
     * @param totalBytes what the function can store there
     * @param usedBytes what is stored there
     * @param usedPercent the used part of the total, rounded down
     * @param grewBytes what an invocation adds; 0 when that is not known
     * @param invocationsToFull how many more invocations fill it at this growth; 0 when none is to be seen
     * @param largest what uses most of it, the largest first; an unmodifiable list
     */
    public record Tmp(
            long totalBytes,
            long usedBytes,
            int usedPercent,
            long grewBytes,
            long invocationsToFull,
            List<Largest> largest) {

        public Tmp {
            largest = List.copyOf(largest);
        }
    }

    /**
     * A file or a directory of the ephemeral storage.
     *
     * @param path where it is; of a directory with a slash at its end
     * @param bytes the size of the file, or of all files in the directory
     * @param culprit who created it; null when not known
     */
    public record Largest(String path, long bytes, String culprit) {}

    /**
     * The JSON line of this report: exactly what is written to the log, without the line's end, at most
     * {@value JsonLine#MAX_BYTES} bytes of UTF-8.
     */
    public String toJson() {
        return JsonLine.render(this);
    }

    /** This report with the invocation it happened in. */
    public Report withFunction(Function invocation) {
        return new Report(
                code,
                confidence,
                summary,
                invocation,
                principal,
                request,
                missing,
                deniedBy,
                policy,
                file,
                tmp,
                remedies,
                more);
    }

    /** A builder of a report with the parts that every report has. */
    public static Builder builder(ReportCode code, Confidence confidence, String summary) {
        return new Builder(code, confidence, summary);
    }

    /** Builds a report; not safe for use by several threads. */
    public static final class Builder {
        private final ReportCode code;
        private final Confidence confidence;
        private final String summary;
        private Principal principal;
        private Request request;
        private List<Missing> missing = List.of();
        private DeniedBy deniedBy;
        private PolicyDocument policy;
        private File file;
        private Tmp tmp;
        private final List<Remedy> remedies = new ArrayList<>();

        private Builder(ReportCode code, Confidence confidence, String summary) {
            this.code = code;
            this.confidence = confidence;
            this.summary = summary;
        }

        public Builder principal(Principal value) {
            this.principal = value;
            return this;
        }

        public Builder request(Request value) {
            this.request = value;
            return this;
        }

        public Builder missing(List<Missing> value) {
            this.missing = value;
            return this;
        }

        public Builder deniedBy(DeniedBy value) {
            this.deniedBy = value;
            return this;
        }

        public Builder policy(PolicyDocument value) {
            this.policy = value;
            return this;
        }

        public Builder file(File value) {
            this.file = value;
            return this;
        }

        public Builder tmp(Tmp value) {
            this.tmp = value;
            return this;
        }

        /** Adds a remedy after those added before. */
        public Builder remedy(Remedy.Kind kind, String title, String text) {
            this.remedies.add(new Remedy(kind, title, text));
            return this;
        }

        public Report build() {
            return new Report(
                    code,
                    confidence,
                    summary,
                    null,
                    principal,
                    request,
                    missing,
                    deniedBy,
                    policy,
                    file,
                    tmp,
                    remedies,
                    "docs/reports/" + code.id() + ".md");
        }
    }
}

package dev.runtimeguard.iam;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.IamMode;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.report.Advice;
import dev.runtimeguard.report.Redaction;
import dev.runtimeguard.report.Report;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Puts the explanation of a denial into the exception the SDK throws for it. */
final class SdkDenials {

    private SdkDenials() {}

    /** Whether the settings let failed calls be looked at. */
    static boolean areExplained(GuardRuntime runtime) {
        GuardConfig config = runtime.config();
        return !config.disabled() && config.iam() != IamMode.OFF;
    }

    /** A copy of {@code failure} with the advice in its message, or {@code failure} itself when it is not a denial. */
    static AwsServiceException explained(AwsServiceException failure, FailedCall call, GuardRuntime runtime) {
        // A client inside another one, as the transfer manager's, may have been here already.
        if (runtime.explanations().get(failure) != null) {
            return failure;
        }
        GuardConfig config = runtime.config();
        Optional<Report> explanation = DenialExplainer.instance().explain(call, config);
        if (explanation.isEmpty()) {
            return failure;
        }
        AwsServiceException enriched = withAdvice(failure, Redaction.forCallers(explanation.get(), config.redact()));
        runtime.explanations().put(enriched, explanation.get());
        return enriched;
    }

    private static AwsServiceException withAdvice(AwsServiceException failure, Report report) {
        String original = failure.getMessage() == null ? "" : failure.getMessage();
        // getMessage() appends the service, the status and the request ids to whatever the message is set to. The end
        // of
        // the line keeps what is to be pasted apart from that.
        int appended = original.length() - ownPart(failure).length();
        int room = Advice.MAX_LENGTH - Math.max(0, appended) - 2;
        if (room < Advice.MIN_LENGTH) {
            return failure;
        }
        String advice = Advice.of(report, room);
        AwsServiceException enriched =
                failure.toBuilder().message(original + advice + "\n").build();
        if (enriched.getClass() != failure.getClass() || enriched.getCause() != failure.getCause()) {
            return failure;
        }
        enriched.setStackTrace(failure.getStackTrace());
        for (Throwable suppressed : failure.getSuppressed()) {
            enriched.addSuppressed(suppressed);
        }
        return enriched;
    }

    /** The message without what {@code getMessage()} appends. */
    private static String ownPart(AwsServiceException failure) {
        String message = SdkCall.messageOf(failure);
        return message == null ? "" : message;
    }
}

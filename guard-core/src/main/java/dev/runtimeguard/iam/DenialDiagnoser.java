package dev.runtimeguard.iam;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.IamMode;
import dev.runtimeguard.diagnose.Diagnoser;
import dev.runtimeguard.report.Report;
import java.util.Optional;

/**
 * Reads the denials that no hook saw, as those of a shaded SDK or of version 1, from the exception's message alone. Loads
 * no class of the SDK.
 */
public final class DenialDiagnoser implements Diagnoser {

    @Override
    public Optional<Report> diagnose(Throwable link, GuardConfig config) {
        if (config.iam() == IamMode.OFF) {
            return Optional.empty();
        }
        return DenialExplainer.instance().explain(SdkMessage.toCall(link.getMessage()), config);
    }
}

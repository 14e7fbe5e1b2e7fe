package dev.runtimeguard.iam;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.IamMode;
import dev.runtimeguard.diagnose.Diagnoser;
import dev.runtimeguard.report.Report;
import java.util.List;
import java.util.Optional;

/**
 * Reads the denials that no hook saw, as those of a shaded SDK or of version 1, from the exception's message alone. Loads
 * no class of the SDK.
 */
public final class DenialDiagnoser implements Diagnoser {

    private static final String SDK = "software/amazon/awssdk/awscore/exception/AwsServiceException.class";

    /** A denial as S3 words it. Names its principal, so that nobody is asked for one. */
    static final String EXAMPLE = "User: arn:aws:sts::123456789012:assumed-role/example/example is not authorized to"
            + " perform: s3:GetObject on resource: \"arn:aws:s3:::example/key\" because no identity-based policy allows"
            + " the s3:GetObject action";

    /** So that what explains denials is not loaded only to be told of a restore. */
    private volatile boolean explains;

    @Override
    public Optional<Report> diagnose(Throwable link, GuardConfig config) {
        if (config.iam() == IamMode.OFF) {
            return Optional.empty();
        }
        explains = true;
        return DenialExplainer.instance().explain(SdkMessage.toCall(link.getMessage()), config);
    }

    /** The second one, where there is an SDK, has come by its hook. */
    @Override
    public List<Throwable> examples() {
        Throwable unhooked =
                new IllegalStateException(EXAMPLE + " (Service: S3, Status Code: 403, Request ID: example)");
        return isThere(SDK) ? List.of(unhooked, SdkExample.explained()) : List.of(unhooked);
    }

    private static boolean isThere(String file) {
        ClassLoader loader = DenialDiagnoser.class.getClassLoader();
        return loader != null && loader.getResource(file) != null;
    }

    /** The credentials are others, and the network that did not answer before may do now. */
    @Override
    public void restored() {
        if (explains) {
            DenialExplainer.instance().restored();
        }
    }
}

package dev.runtimeguard.fs.explain;

import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes below the user's home directory, which the user of a function has in name only. */
final class MissingHome implements FailureFamily {

    @Override
    public Optional<Report> explain(FileFailure failure, Scene scene) {
        Path path = scene.places().resolve(failure.path());
        boolean home = path != null
                && (failure.errno() == Errno.READ_ONLY || failure.operation().mayChange())
                && failure.errno() != Errno.CROSS_DEVICE
                && failure.errno() != Errno.TOO_MANY_OPEN_FILES
                && scene.places().isInMissingHome(path);
        return home ? Optional.of(report(failure, scene)) : Optional.empty();
    }

    private static Report report(FileFailure failure, Scene scene) {
        boolean write = failure.operation().changes() || failure.errno() == Errno.READ_ONLY;
        Report.Builder report = scene.report(
                ReportCode.FS_HOME_MISSING,
                write ? failure.confidence() : failure.atMost(Confidence.LIKELY),
                scene.named(failure.path()) + " was to be written" + scene.byCulprit()
                        + ": it is below the home directory " + scene.places().home()
                        + ", which does not exist on Lambda and cannot be created.",
                failure.path(),
                failure.operation().changes() ? failure.operation() : FileOperation.WRITE);
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("HOME", "/tmp");
        variables.put(FunctionVariables.JVM_OPTIONS, "-Duser.home=/tmp");
        new FunctionVariables(variables).addTo(report, "make /tmp the home directory");
        return report.remedy(
                        Remedy.Kind.CODE,
                        "or make it so before the library is first used, in a static initialiser",
                        "System.setProperty(\"user.home\", \"/tmp\");")
                .build();
    }
}

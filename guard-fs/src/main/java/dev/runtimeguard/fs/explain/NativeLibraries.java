package dev.runtimeguard.fs.explain;

import dev.runtimeguard.fs.bundle.Finding;
import dev.runtimeguard.fs.bundle.Use;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import dev.runtimeguard.report.Shell;
import java.nio.file.Path;
import java.util.Optional;

/** Native libraries that the JVM or the dynamic linker does not load. */
final class NativeLibraries {

    private NativeLibraries() {}

    static Report explain(LinkFailure failure, Scene scene) {
        return switch (failure.cause()) {
            case NOT_ON_PATH -> notOnPath(failure, scene);
            case DEPENDENCY -> dependency(failure, scene);
            case VERSION -> version(failure, scene);
            case MISSING, ARCHITECTURE, WORD_SIZE, UNREADABLE, NO_LIBRARY -> ofFile(failure, scene);
        };
    }

    private static Report notOnPath(LinkFailure failure, Scene scene) {
        String file = System.mapLibraryName(failure.library());
        return report(
                        failure.library(),
                        Confidence.CERTAIN,
                        "No " + file + " is in java.library.path, which on Lambda has the package's root and its lib,"
                                + " and the layers' lib",
                        scene)
                .remedy(
                        Remedy.Kind.CLI,
                        "put the Linux build for the function's architecture into lib of the package or a layer",
                        packed(file))
                .build();
    }

    private static Report dependency(LinkFailure failure, Scene scene) {
        return report(
                        failure.library(),
                        Confidence.CERTAIN,
                        failure.library() + " needs " + failure.detail() + ", which Lambda's runtime does not have",
                        scene)
                .remedy(
                        Remedy.Kind.CLI,
                        "put it, from Amazon Linux, into lib of the package or a layer, which LD_LIBRARY_PATH has",
                        packed(failure.detail()))
                .build();
    }

    private static Report version(LinkFailure failure, Scene scene) {
        boolean amazonLinux2 = Runtime.version().feature() < 21;
        String system = amazonLinux2 ? "Amazon Linux 2 (glibc 2.26)" : "Amazon Linux 2023 (glibc 2.34)";
        Report.Builder report = report(
                failure.library(),
                Confidence.CERTAIN,
                failure.library() + " was built on a newer system: it asks for " + failure.detail()
                        + ", and this Java runtime is on " + system,
                scene);
        if (amazonLinux2) {
            report.remedy(
                    Remedy.Kind.SAM,
                    "run on Amazon Linux 2023, which has glibc 2.34, in the function's Properties",
                    "Runtime: java21");
        }
        return report.remedy(
                        Remedy.Kind.CLI,
                        "or build it, or take the build made, on the runtime's own system",
                        "docker run --rm -it -v \"$PWD\":/work -w /work "
                                + (amazonLinux2 ? "amazonlinux:2" : "amazonlinux:2023") + " bash")
                .build();
    }

    /** What the file itself shows goes first: mode, processor, format. */
    private static Report ofFile(LinkFailure failure, Scene scene) {
        boolean detailIsFile = failure.cause() == LinkFailure.Cause.UNREADABLE
                && failure.detail().startsWith("/");
        String file = detailIsFile ? failure.detail() : failure.library();
        Path path = scene.places().resolve(file);
        Optional<Finding> seen = path == null ? Optional.empty() : scene.finding(path, Use.LOAD);
        if (seen.isPresent()) {
            Finding finding = seen.get();
            Report.Builder report = report(failure.library(), Confidence.CERTAIN, withoutStop(finding), scene);
            boolean command = finding.cure().startsWith("chmod ");
            return report.remedy(
                            command ? Remedy.Kind.CLI : Remedy.Kind.CHECK,
                            command ? "give everybody the right to read it" : "package a library that loads on Lambda",
                            finding.cure())
                    .build();
        }
        return report(failure.library(), Confidence.LIKELY, unseen(failure), scene)
                .remedy(
                        Remedy.Kind.CHECK,
                        "see what the file is, where it was packed or written",
                        "ls -l " + Shell.quoted(failure.library()) + "; file " + Shell.quoted(failure.library()))
                .build();
    }

    private static String withoutStop(Finding finding) {
        String problem = finding.problem();
        return problem.endsWith(".") ? problem.substring(0, problem.length() - 1) : problem;
    }

    /** By the linker's words alone, as the file is gone or may have changed since. */
    private static String unseen(LinkFailure failure) {
        return failure.library()
                + switch (failure.cause()) {
                    case MISSING -> " was not there when it was loaded";
                    case ARCHITECTURE, WORD_SIZE -> " is built for another processor: " + failure.detail();
                    case UNREADABLE -> " could not be read by the function's user";
                    default -> " is no library: " + failure.detail();
                };
    }

    private static Report.Builder report(String library, Confidence confidence, String why, Scene scene) {
        return scene.report(
                ReportCode.FS_NATIVE_LIBRARY,
                confidence,
                "The native library " + library + " was not loaded" + (scene.culprit() == null ? "" : " for ")
                        + (scene.culprit() == null ? "" : scene.culprit().text()) + ". " + why + ".",
                library,
                FileOperation.LOAD);
    }

    private static String packed(String file) {
        String quoted = Shell.quoted(file);
        return "mkdir -p lib && cp " + quoted + " lib/ && chmod 755 lib/" + quoted + " && zip -r function.zip lib";
    }
}

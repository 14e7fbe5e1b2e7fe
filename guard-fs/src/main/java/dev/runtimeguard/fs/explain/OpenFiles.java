package dev.runtimeguard.fs.explain;

import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.util.Map;
import java.util.Optional;

/** A process that has run out of file descriptors, and what holds them. */
final class OpenFiles implements FailureFamily {

    /** Loads the class with this one: when it is needed, no descriptor is left to open a class file with. */
    private static final Descriptors UNKNOWN = new Descriptors(Map.of());

    @Override
    public Optional<Report> explain(FileFailure failure, Scene scene) {
        return failure.errno() == Errno.TOO_MANY_OPEN_FILES
                ? Optional.of(report(failure.path(), failure, scene))
                : Optional.empty();
    }

    private static Report report(String path, FileFailure failure, Scene scene) {
        Descriptors open = Descriptors.ofThisProcess();
        String held = open.equals(UNKNOWN) ? "" : " " + open.count() + " are open now: " + open.text() + ".";
        return scene.report(
                        ReportCode.FS_TOO_MANY_OPEN_FILES,
                        failure.confidence(),
                        (path == null ? "One more file or socket" : scene.named(path)) + " was to be opened"
                                + scene.byCulprit()
                                + ": the process has used up its file descriptors, of which Lambda allows 1,024"
                                + " in all, sockets and pipes among them." + held,
                        path,
                        failure.operation())
                .remedy(
                        Remedy.Kind.CODE,
                        "close what is opened, in the invocation that opens it",
                        open.isMostlySockets()
                                ? "private static final S3Client S3 = S3Client.create(); // one client for all"
                                        + " invocations, and try (var response = ...) around each streamed response"
                                : "try (InputStream in = Files.newInputStream(path)) { ... } // also around"
                                        + " Files.list, Files.walk, Files.lines")
                .build();
    }
}

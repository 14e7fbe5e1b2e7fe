package dev.runtimeguard.fs.tmp;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.TmpMode;
import dev.runtimeguard.diagnose.Diagnoser;
import dev.runtimeguard.report.Report;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Explains a write that failed because the ephemeral storage is full. */
public final class TmpFullDiagnoser implements Diagnoser {

    private final Creators creators;

    /** A diagnoser that asks the agent, if there is one, who created the files. */
    public TmpFullDiagnoser() {
        this(Creators.AGENT);
    }

    public TmpFullDiagnoser(Creators creators) {
        this.creators = creators;
    }

    @Override
    public Optional<Report> diagnose(Throwable link, GuardConfig config) {
        if (config.tmp() == TmpMode.OFF) {
            return Optional.empty();
        }
        return NoSpace.of(link).flatMap(full -> {
            EphemeralStorage storage = EphemeralStorage.of(config);
            if (full.path() != null && !isBelow(storage.root(), full.path())) {
                return Optional.empty();
            }
            Written written = Written.of(full, link, storage.root());
            return Optional.of(TmpReports.full(
                    Usage.of(storage), written, writerOf(link), LargestFiles.of(storage.root(), creators)));
        });
    }

    @Override
    public List<Throwable> examples() {
        return List.of(new IOException("No space left on device"));
    }

    private static boolean isBelow(Path root, String path) {
        try {
            return Path.of(path).toAbsolutePath().normalize().startsWith(root);
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    /** The first frame outside the JDK, or null. */
    private static String writerOf(Throwable failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            // The JDK's own frames are those of named modules.
            if (frame.getModuleName() == null && !frame.getClassName().startsWith("sun.")) {
                return frame.toString();
            }
        }
        return null;
    }
}

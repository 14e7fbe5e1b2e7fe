package dev.runtimeguard.fs.tmp;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ephemeral storage as one test used it. Where functions are told by the file system's counters, a test counts its
 * own files alone: a developer's machine has much besides in its temporary directory.
 */
public final class TestStorage {

    private static final int MAX_LISTED = 10;
    private static final Path ON_LAMBDA = Path.of("/tmp");

    private final Path root;
    private final GuardConfig config;
    private final List<Kept> kept;

    /**
     * @param root the real path of the temporary directory; {@code /tmp} is of the storage too
     * @param config whose {@link GuardConfig#tmpKeep()} may be left behind, relative to either
     */
    public TestStorage(Path root, GuardConfig config) {
        this.root = root;
        this.config = config;
        this.kept = List.of(
                new Kept(root, config.fsOverlayDir(), config.tmpKeep()),
                new Kept(ON_LAMBDA, config.fsOverlayDir(), config.tmpKeep()));
    }

    /**
     * What the test left behind, as a {@code tmp.leak}; empty when that is nothing. Files in use are not left behind:
     * a native library that was unpacked stays loaded.
     *
     * @param created who created what, empty when not known; what is gone or elsewhere does not count
     */
    public Optional<Report> left(Map<Path, String> created) {
        List<Left> all = left(created, held());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        all.sort(Comparator.comparingLong(Left::bytes).reversed().thenComparing(Left::path));
        long bytes = all.stream().mapToLong(Left::bytes).sum();
        StringBuilder files = new StringBuilder();
        List<Report.Largest> largest = new ArrayList<>();
        for (Left one : all.subList(0, Math.min(MAX_LISTED, all.size()))) {
            files.append(files.isEmpty() ? "" : ", ").append(one.text());
            largest.add(new Report.Largest(one.path().toString(), one.bytes(), one.creator()));
        }
        files.append(all.size() > MAX_LISTED ? ", and " + (all.size() - MAX_LISTED) + " more" : "");
        String count = all.size() == 1 ? "1 file" : all.size() + " files";
        return Optional.of(Report.builder(
                        ReportCode.TMP_LEAK,
                        Confidence.CERTAIN,
                        "Left behind in the ephemeral storage, where the next invocation finds " + count + ": " + files
                                + '.')
                .tmp(part(bytes, largest))
                .remedy(Remedy.Kind.CODE, "delete what the invocation no longer needs", TmpReports.DELETE_IN_FINALLY)
                .remedy(
                        Remedy.Kind.CONFIG,
                        "to keep files for later invocations, name them, separated by colons",
                        "GUARD_TMP_KEEP=cache/**")
                .build());
    }

    /** What a write met that found no room, as a {@code tmp.full}. */
    public Report full(String path, Map<Path, String> created) {
        List<Left> all = left(created, Set.of());
        long bytes = all.stream().mapToLong(Left::bytes).sum();
        Report.Builder report = Report.builder(
                        ReportCode.TMP_FULL,
                        Confidence.CERTAIN,
                        "The ephemeral storage of " + config.tmpSizeMb() + " MB has no room for what was to be written"
                                + " to " + path
                                + (bytes == 0 ? "." : "; the test's files there take up " + Bytes.text(bytes) + '.'))
                .file(new Report.File(path, null, "write", created.get(Path.of(path)), null))
                .tmp(part(bytes, List.of()));
        StorageSetting.addTo(report, (long) config.tmpSizeMb() << 20, null);
        return report.build();
    }

    private Report.Tmp part(long bytes, List<Report.Largest> largest) {
        long size = config.tmpSizeMb() == 0 ? EphemeralStorage.of(config).size() : (long) config.tmpSizeMb() << 20;
        return new Usage(size, bytes).part(0, 0, largest);
    }

    private record Left(Path path, long bytes, String creator) {

        String text() {
            return path + " (" + Bytes.text(bytes) + (creator == null ? "" : ", created by " + creator) + ')';
        }
    }

    /** A directory counts by itself when it is empty, else by what is in it. */
    private List<Left> left(Map<Path, String> created, Set<Object> held) {
        List<Left> left = new ArrayList<>();
        created.forEach((path, creator) -> {
            try {
                BasicFileAttributes attributes =
                        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                boolean counts = (path.startsWith(root) || path.startsWith(ON_LAMBDA))
                        && !isKept(path)
                        && !held.contains(attributes.fileKey());
                if (counts && (!attributes.isDirectory() || isEmpty(path))) {
                    long bytes = attributes.isRegularFile() ? attributes.size() : 0;
                    left.add(new Left(path, bytes, creator.isEmpty() ? null : creator));
                }
            } catch (IOException gone) {
                // As it should be.
            }
        });
        return left;
    }

    private boolean isKept(Path path) {
        for (Path above = path; above != null && !above.equals(root); above = above.getParent()) {
            Path place = above;
            if (kept.stream().anyMatch(one -> one.contains(place))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        }
    }

    private Set<Object> held() {
        try {
            return HeldFiles.below(root);
        } catch (IOException noProc) {
            return Set.of();
        }
    }
}

package dev.runtimeguard.fs.bundle;

import dev.runtimeguard.fs.bundle.Finding.Kind;
import dev.runtimeguard.fs.bundle.Finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sizes against Lambda's quotas (Developer Guide, "Lambda quotas": 50 MB zipped and 250 MB unzipped with all layers). */
final class SizeFindings {

    static final long ZIPPED = 50L << 20;
    static final long UNZIPPED = 250L << 20;

    private long unzipped;

    void unzipped(long bytes) {
        // Stated sizes may be nonsense.
        unzipped = bytes > Long.MAX_VALUE - unzipped ? Long.MAX_VALUE : unzipped + Math.max(0, bytes);
    }

    long unzipped() {
        return unzipped;
    }

    void zipped(Path zip, FindingList findings) throws IOException {
        long bytes = Files.size(zip);
        if (bytes > ZIPPED) {
            findings.add(new Finding(
                    Kind.TOO_LARGE,
                    Severity.WARNING,
                    zip.toString(),
                    zip + " has " + megabytes(bytes) + " MB; Lambda takes 50 MB in a direct upload.",
                    "Upload it to S3 and deploy from there, as sam deploy does."));
        }
    }

    List<Finding> findings() {
        return unzipped <= UNZIPPED
                ? List.of()
                : List.of(
                        new Finding(
                                Kind.TOO_LARGE,
                                Severity.ERROR,
                                "the whole package",
                                "Unzipped, package and layers have " + megabytes(unzipped)
                                        + " MB; Lambda takes 250 MB (262144000 bytes).",
                                "Leave out what the function does not use, or deploy a container image, which may have 10 GB."));
    }

    private static long megabytes(long bytes) {
        return (bytes >> 20) + 1;
    }
}

package dev.runtimeguard.fs.tmp;

import dev.runtimeguard.report.Report;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Files that were deleted while this process has them open: they take up space and no walk finds them. */
final class DeletedFiles {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** How the kernel marks the target of such a descriptor (proc(5)). */
    private static final String MARK = " (deleted)";

    /** How a report marks it. */
    static final String NOTE = " (deleted, still open)";

    private DeletedFiles() {}

    static List<Report.Largest> below(Path root) {
        List<Report.Largest> found = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                add(descriptor, root + "/", seen, found);
            }
        } catch (IOException | DirectoryIteratorException noProc) {
            return List.of();
        }
        return found;
    }

    private static void add(Path descriptor, String below, Set<Object> seen, List<Report.Largest> found) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            if (!target.startsWith(below) || !target.endsWith(MARK)) {
                return;
            }
            // Through the descriptor, as the name is gone.
            BasicFileAttributes attributes = Files.readAttributes(descriptor, BasicFileAttributes.class);
            if (attributes.isRegularFile() && attributes.size() > 0 && seen.add(attributes.fileKey())) {
                String path = target.substring(0, target.length() - MARK.length());
                found.add(new Report.Largest(path + NOTE, attributes.size(), null));
            }
        } catch (IOException closedMeanwhile) {
            // It holds nothing any more.
        }
    }
}

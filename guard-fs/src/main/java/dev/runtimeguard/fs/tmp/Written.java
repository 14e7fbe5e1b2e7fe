package dev.runtimeguard.fs.tmp;

import dev.runtimeguard.fs.AgentLink;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * What was to be written when there was no room left.
 *
 * @param path null when not known
 * @param isCertain whether the failure or the agent says so; else it is the likeliest
 */
record Written(String path, boolean isCertain) {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** In octal, as proc(5) prints the flags of an open file: the last digit is how it was opened. */
    private static final String FLAGS = "flags:";

    static Written of(NoSpace full, Throwable failure, Path root) {
        String said = full.path() != null ? full.path() : ofAgent(failure);
        return said != null ? new Written(said, true) : new Written(lastChanged(root), false);
    }

    private static String ofAgent(Throwable failure) {
        AgentLink agent = AgentLink.find();
        return agent == null ? null : agent.writtenPath(failure);
    }

    /** Of the files that this process has open for writing below {@code root}, the one that changed last; or null. */
    private static String lastChanged(Path root) {
        String last = null;
        FileTime changed = null;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                String target = target(descriptor);
                if (target.startsWith(root + "/") && isForWriting(descriptor)) {
                    FileTime time = Files.getLastModifiedTime(descriptor);
                    if (changed == null || time.compareTo(changed) > 0) {
                        last = target;
                        changed = time;
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException noProc) {
            return last;
        }
        return last;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static boolean isForWriting(Path descriptor) throws IOException {
        Path info = Path.of("/proc/self/fdinfo").resolve(descriptor.getFileName());
        for (String line : Files.readAllLines(info)) {
            if (line.startsWith(FLAGS)) {
                return (line.charAt(line.length() - 1) & 3) != 0;
            }
        }
        return false;
    }
}

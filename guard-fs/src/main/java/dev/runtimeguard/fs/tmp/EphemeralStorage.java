package dev.runtimeguard.fs.tmp;

import dev.runtimeguard.GuardConfig;
import java.io.File;
import java.nio.file.Path;

/** The file system of the ephemeral storage and its counters. Safe for use by several threads. */
class EphemeralStorage {

    /** Where Lambda has it (AWS Lambda developer guide, "Configure ephemeral storage"). */
    private static final String ON_LAMBDA = "/tmp";

    private final File root;
    private final long limit;

    /** What the function could store altogether: of the file system's total some is its own, or root's. */
    private final long reachable;

    EphemeralStorage(File root, long limit) {
        this.root = root;
        this.limit = limit;
        this.reachable = root.getTotalSpace() - root.getFreeSpace() + root.getUsableSpace();
    }

    static EphemeralStorage of(GuardConfig config) {
        long limit = config.tmpSizeMb() == 0 ? Long.MAX_VALUE : (long) config.tmpSizeMb() << 20;
        return new EphemeralStorage(rootOf(config), limit);
    }

    /** The temporary directory, unless a setting moved that out of the storage which Lambda limits. */
    private static File rootOf(GuardConfig config) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        return config.onLambda() && !temporary.startsWith(ON_LAMBDA) ? new File(ON_LAMBDA) : temporary.toFile();
    }

    Path root() {
        return root.toPath();
    }

    /** What can be stored, in bytes: the file system's size, or the smaller one to rehearse. */
    long size() {
        return Math.min(reachable, limit);
    }

    /** What is stored, in bytes. One statvfs(2); allocates nothing, unlike {@link java.nio.file.FileStore}. */
    long used() {
        return Math.max(0, reachable - root.getUsableSpace());
    }
}

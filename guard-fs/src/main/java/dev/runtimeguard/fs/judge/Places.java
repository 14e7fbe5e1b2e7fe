package dev.runtimeguard.fs.judge;

import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The places a function may write to on Lambda: {@code /tmp}, writable mounts below {@code /mnt}, the devices that
 * every process may use, its own entries in {@code /proc}, and the directories of the settings. Off Lambda also
 * {@code java.io.tmpdir}, which a build may have set to another place.
 *
 * <p>Whether a write elsewhere is refused is the machine's to say, or with {@code GUARD_FS=strict} or
 * {@code GUARD_STRICT=true} by policy always.
 */
public final class Places implements Territory {

    private static final Path MNT = Path.of("/mnt");

    private static final List<Path> DEVICES = List.of(
            Path.of("/dev/null"),
            Path.of("/dev/zero"),
            Path.of("/dev/full"),
            Path.of("/dev/random"),
            Path.of("/dev/urandom"),
            Path.of("/dev/tty"),
            Path.of("/dev/ptmx"),
            Path.of("/dev/stdin"),
            Path.of("/dev/stdout"),
            Path.of("/dev/stderr"),
            Path.of("/dev/fd"),
            Path.of("/dev/pts"),
            Path.of("/dev/shm"),
            Path.of("/proc/self"),
            Path.of("/proc/thread-self"));

    private final Path[] writable;
    private final boolean byPolicy;
    private volatile MountPoints mounts;

    /** The places of these settings on this machine. */
    public Places(GuardConfig config) {
        this(config, null);
    }

    /** @param mounts null to read them when a path below {@code /mnt} is first asked about */
    Places(GuardConfig config, MountPoints mounts) {
        this.byPolicy = config.strict() || config.fs() == FsMode.STRICT;
        this.mounts = mounts;
        Set<Path> places = new LinkedHashSet<>();
        add(places, Path.of("/tmp"));
        add(places, config.fsOverlayDir());
        config.fsWritable().forEach(directory -> add(places, directory));
        if (!config.onLambda()) {
            add(places, Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath());
        }
        places.addAll(DEVICES);
        places.add(Path.of("/proc", Long.toString(ProcessHandle.current().pid())));
        this.writable = places.toArray(Path[]::new);
    }

    /** A directory of the settings may be a link, or be created only later: both names count. */
    private static void add(Set<Path> places, Path directory) {
        places.add(directory.normalize());
        try {
            places.add(directory.toRealPath());
        } catch (IOException notThereYet) {
            // Its name alone stands for it.
        }
    }

    @Override
    public boolean isWritable(Path real) {
        for (Path place : writable) {
            if (real.startsWith(place)) {
                return true;
            }
        }
        return real.startsWith(MNT) && mounts().isWritable(real);
    }

    @Override
    public boolean refuses(Path real) {
        return byPolicy || !machineAllows(real);
    }

    /** By access(2), whose answer on a read-only file system is no whatever the permissions say. */
    private static boolean machineAllows(Path real) {
        for (Path place = real; place != null; place = place.getParent()) {
            // A link is no place of its own: its directory is what a change of it needs.
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(place)) {
                return Files.isWritable(place);
            }
        }
        return false;
    }

    private MountPoints mounts() {
        MountPoints known = mounts;
        if (known == null) {
            // Twice by two threads does no harm.
            known = MountPoints.ofThisProcess();
            mounts = known;
        }
        return known;
    }
}

package dev.runtimeguard.fs.judge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file systems mounted at or below {@code /mnt}, where Lambda mounts EFS: its console and API take no other place.
 * From {@code /proc/self/mountinfo}, see proc_pid_mountinfo(5).
 */
final class MountPoints {

    private static final Path MNT = Path.of("/mnt");

    /** Fields before the optional ones: id, parent, device, root, mount point, options. */
    private static final int MOUNT_POINT = 4;

    private static final int OPTIONS = 5;

    private final List<Mount> mounts;

    private MountPoints(List<Mount> mounts) {
        this.mounts = mounts;
    }

    private record Mount(Path point, boolean writable) {}

    /** The mounts of this process now; none where there is no such file. */
    static MountPoints ofThisProcess() {
        try {
            // Names are bytes; the escapes cover all that are not plain ASCII text in practice.
            return of(Files.readAllLines(Path.of("/proc/self/mountinfo"), StandardCharsets.ISO_8859_1));
        } catch (IOException notLinux) {
            return new MountPoints(List.of());
        }
    }

    static MountPoints of(List<String> mountinfo) {
        List<Mount> mounts = new ArrayList<>();
        for (String line : mountinfo) {
            String[] fields = line.split(" ", -1);
            if (fields.length > OPTIONS && fields[MOUNT_POINT].startsWith("/mnt")) {
                Path point = Path.of(unescaped(fields[MOUNT_POINT]));
                if (point.startsWith(MNT)) {
                    // The mount's own options and those of the file system, the last field: both must allow it.
                    mounts.add(new Mount(point, isWritable(fields[OPTIONS]) && isWritable(fields[fields.length - 1])));
                }
            }
        }
        return new MountPoints(mounts);
    }

    /** Whether {@code real} is on a mount below {@code /mnt} that may be written to. */
    boolean isWritable(Path real) {
        Mount covering = null;
        for (Mount mount : mounts) {
            // Of two at one place the later one hides the earlier.
            if (real.startsWith(mount.point) && (covering == null || mount.point.startsWith(covering.point))) {
                covering = mount;
            }
        }
        return covering != null && covering.writable;
    }

    private static boolean isWritable(String options) {
        return options.equals("rw") || options.startsWith("rw,");
    }

    /** Space, tab, newline and backslash are written as a backslash and three octal digits. */
    private static String unescaped(String field) {
        int escape = field.indexOf('\\');
        if (escape < 0 || escape + 4 > field.length()) {
            return field;
        }
        char character = (char) Integer.parseInt(field.substring(escape + 1, escape + 4), 8);
        return field.substring(0, escape) + character + unescaped(field.substring(escape + 4));
    }
}

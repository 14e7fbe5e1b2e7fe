package dev.runtimeguard.fs.overlay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes copies of lower files in the working directory, whole or not at all, to be moved to their place in one step.
 * Data, mode, times, owner and extended attributes go with it, as far as the kernel lets this user.
 */
final class CopyUp {

    private static final int BLOCK = 1 << 16;
    private static final int OWNER_ALL = 0700;

    private final Path work;
    private final Access access;
    private final long process = ProcessHandle.current().pid();
    private final AtomicLong copies = new AtomicLong();

    CopyUp(Path work, Access access) {
        this.work = work;
        this.access = access;
    }

    /**
     * A copy of a lower file, symbolic link, or directory without its content.
     *
     * @param withData whether the content is copied as well; false for a file that is going to be truncated
     */
    Path copy(Path lower, Kind kind, boolean withData) throws IOException {
        Path copy = newName();
        try {
            switch (kind) {
                case FILE -> copyFile(lower, copy, withData);
                case DIRECTORY -> copyDirectory(lower, copy);
                case LINK -> copyLink(lower, copy);
                default -> throw Errno.EPERM.failed();
            }
            return copy;
        } catch (IOException | RuntimeException | Error e) {
            discard(copy);
            throw e;
        }
    }

    /** Not one that is taken by what could not be cleared away. */
    private Path newName() {
        Path copy;
        do {
            String number = Long.toString(copies.incrementAndGet());
            copy = work.resolve(Long.toString(process).concat("-").concat(number));
        } while (Layers.there(copy));
        return copy;
    }

    /** Whether it is a copy that no process is going to need; false for whatever else has come to lie there. */
    static boolean isOfNobody(Path copy) {
        String name = copy.getFileName().toString();
        int dash = name.indexOf('-');
        try {
            long process = Long.parseLong(name, 0, Math.max(dash, 0), 10);
            return process == ProcessHandle.current().pid()
                    || ProcessHandle.of(process).isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Removes a copy that is not needed; what can't be removed stays as litter. */
    static void discard(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            // A later process clears the working directory.
        }
    }

    private void copyFile(Path lower, Path copy, boolean withData) throws IOException {
        Access.Mode mode = Access.mode(lower);
        // Before it is read, which may change the time of the last access.
        BasicFileAttributes times = times(lower);
        Files.createFile(copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        if (withData) {
            Uninterrupted.run(() -> {
                try (FileChannel in = FileChannel.open(lower, StandardOpenOption.READ);
                        FileChannel out = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                    transfer(in, out);
                }
                return null;
            });
        }
        copyExtendedAttributes(lower, copy);
        setTimes(copy, times);
        owner(copy, mode);
        Files.setAttribute(copy, "unix:mode", mode.bits());
    }

    /** Small files at once; large ones block by block, leaving out blocks of zeros so that holes stay holes. */
    private static void transfer(FileChannel in, FileChannel out) throws IOException {
        long size = in.size();
        if (size <= BLOCK) {
            for (long at = 0; at < size; ) {
                long moved = in.transferTo(at, size - at, out);
                if (moved <= 0) {
                    break;
                }
                at += moved;
            }
            return;
        }
        ByteBuffer zeros = ByteBuffer.allocateDirect(BLOCK);
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
        long at = 0;
        while (in.read(block, at) > 0) {
            block.flip();
            int length = block.limit();
            if (block.mismatch(zeros.limit(length)) != -1) {
                for (long to = at; block.hasRemaining(); ) {
                    to += out.write(block, to);
                }
            }
            at += length;
            block.clear();
        }
        if (out.size() < at) {
            out.write(ByteBuffer.allocate(1), at - 1);
        }
    }

    private void copyDirectory(Path lower, Path copy) throws IOException {
        Access.Mode mode = Access.mode(lower);
        Files.createDirectory(copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        copyExtendedAttributes(lower, copy);
        owner(copy, mode);
        Files.setAttribute(copy, "unix:mode", mode.bits() | OWNER_ALL);
        setTimes(copy, times(lower));
    }

    /** The mode that a directory is to have once it is in its place; moving it there takes its own write bit. */
    int directoryMode(Path lower) throws IOException {
        Access.Mode mode = Access.mode(lower);
        return access.foreign(mode) ? mode.bits() | OWNER_ALL : mode.bits();
    }

    private static void copyLink(Path lower, Path copy) throws IOException {
        BasicFileAttributes times = times(lower);
        Files.createSymbolicLink(copy, Files.readSymbolicLink(lower));
        setTimes(copy, times);
    }

    private void owner(Path copy, Access.Mode mode) throws IOException {
        if (access.privileged() && (access.foreign(mode) || mode.group() != 0)) {
            Files.setAttribute(copy, "unix:uid", mode.user());
            Files.setAttribute(copy, "unix:gid", mode.group());
        }
    }

    private static BasicFileAttributes times(Path lower) throws IOException {
        return Files.readAttributes(lower, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static void setTimes(Path copy, BasicFileAttributes times) {
        try {
            Files.getFileAttributeView(copy, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setTimes(times.lastModifiedTime(), times.lastAccessTime(), null);
        } catch (IOException e) {
            // A JDK or file system that can't set a link's times: the copy is as good without.
        }
    }

    private static void copyExtendedAttributes(Path lower, Path copy) {
        try {
            UserDefinedFileAttributeView from = Files.getFileAttributeView(lower, UserDefinedFileAttributeView.class);
            UserDefinedFileAttributeView to = Files.getFileAttributeView(copy, UserDefinedFileAttributeView.class);
            for (String name : from.list()) {
                ByteBuffer value = ByteBuffer.allocate(from.size(name));
                from.read(name, value);
                to.write(name, value.flip());
            }
        } catch (IOException | RuntimeException e) {
            // The file system has none, or takes none.
        }
    }
}

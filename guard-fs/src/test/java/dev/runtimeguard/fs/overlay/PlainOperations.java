package dev.runtimeguard.fs.overlay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The JDK's own calls. */
class PlainOperations implements FileOperations {

    /** Times before this were set by a test, later ones by the clock. */
    static final long SET_TIMES_END = 1_000_000_000_000L;

    @Override
    public void write(Path path, Set<? extends OpenOption> options, byte[] data) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(path, options)) {
            channel.write(ByteBuffer.wrap(data));
        }
    }

    @Override
    public byte[] read(Path path) throws IOException {
        return Files.readAllBytes(path);
    }

    @Override
    public void createDirectory(Path path) throws IOException {
        Files.createDirectory(path);
    }

    @Override
    public void createSymbolicLink(Path link, Path target) throws IOException {
        Files.createSymbolicLink(link, target);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        Files.createLink(link, existing);
    }

    @Override
    public void delete(Path path) throws IOException {
        Files.delete(path);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void setMode(Path path, int mode) throws IOException {
        Files.setAttribute(path, "unix:mode", mode);
    }

    @Override
    public void setTime(Path path, long millis, boolean followLinks) throws IOException {
        FileTime time = FileTime.fromMillis(millis);
        Files.getFileAttributeView(path, BasicFileAttributeView.class, options(followLinks))
                .setTimes(time, time, null);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path path : stream) {
                names.add(path.getFileName());
            }
        }
        return names;
    }

    @Override
    public Path realPath(Path path) throws IOException {
        return path.toRealPath();
    }

    @Override
    public Path readLink(Path path) throws IOException {
        return Files.readSymbolicLink(path);
    }

    @Override
    public String attributes(Path path, boolean followLinks) throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class, options(followLinks));
        StringBuilder text = new StringBuilder();
        Kind kind = Kind.of(attributes);
        text.append(kind).append(' ').append(PosixFilePermissions.toString(attributes.permissions()));
        if (kind == Kind.FILE) {
            text.append(' ').append(attributes.size());
            text.append(" links ").append(Files.getAttribute(path, "unix:nlink", options(followLinks)));
        }
        long modified = attributes.lastModifiedTime().toMillis();
        return text.append(modified < SET_TIMES_END ? " at " + modified : " now")
                .toString();
    }

    @Override
    public boolean exists(Path path) {
        return Files.exists(path);
    }

    @Override
    public boolean isWritable(Path path) {
        return Files.isWritable(path);
    }

    static LinkOption[] options(boolean followLinks) {
        return followLinks ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    }
}

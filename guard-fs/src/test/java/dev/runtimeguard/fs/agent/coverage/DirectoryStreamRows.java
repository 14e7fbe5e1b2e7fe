package dev.runtimeguard.fs.agent.coverage;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;

/** Directory streams, secure ones too: what they do below their directory, by names of one element. */
@SuppressWarnings("StreamResourceLeak") // Every method is tried, its sloppy use as well.
final class DirectoryStreamRows extends Rows {
    private static final FileTime TIME = FileTime.fromMillis(1_234_567_890_000L);

    DirectoryStreamRows() {
        of(DirectoryStream.class);
        value("iterator()", d -> {
            // Opened before anything is written, and iterated while the names go.
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(d.path("sub"))) {
                Set<String> deleted = new TreeSet<>();
                for (Path path : stream) {
                    Files.delete(path);
                    deleted.add(path.toString());
                }
                return deleted;
            }
        });
        of(SecureDirectoryStream.class);
        value(
                "deleteDirectory(Object)",
                d -> in(d, stream -> {
                    stream.deleteDirectory(Path.of("empty"));
                    return failure(() -> stream.deleteDirectory(Path.of("sub")));
                }));
        value(
                "deleteFile(Object)",
                d -> in(d, stream -> {
                    stream.deleteFile(Path.of("file"));
                    stream.deleteFile(Path.of("dangling"));
                    return "done";
                }));
        value(
                "move(Object, SecureDirectoryStream, Object)",
                d -> in(d, stream -> {
                    try (SecureDirectoryStream<Path> sub = stream.newDirectoryStream(Path.of("sub"))) {
                        stream.move(Path.of("file"), sub, Path.of("moved"));
                        sub.move(Path.of("inner"), stream, Path.of("other"));
                    }
                    String failure = failure(() -> stream.move(Path.of("none"), stream, Path.of("other")));
                    return d.content("sub/moved") + failure;
                }));
        value(
                "newByteChannel(Object, Set, FileAttribute[])",
                d -> in(d, stream -> {
                    try (SeekableByteChannel channel = stream.newByteChannel(Path.of("file"), Set.of(READ, WRITE))) {
                        channel.write(ByteBuffer.wrap(new byte[] {'X'}));
                    }
                    try (SeekableByteChannel channel =
                            stream.newByteChannel(Path.of("new"), Set.of(CREATE_NEW, WRITE))) {
                        return channel.write(ByteBuffer.wrap(new byte[3]));
                    }
                }));
        value(
                "newDirectoryStream(Object, LinkOption[])",
                d -> in(d, stream -> {
                    Files.createFile(d.path("sub/new"));
                    Set<Path> names = new TreeSet<>();
                    try (SecureDirectoryStream<Path> sub =
                            stream.newDirectoryStream(Path.of("sub"), LinkOption.NOFOLLOW_LINKS)) {
                        sub.forEach(names::add);
                        return names + ","
                                + sub.getFileAttributeView(BasicFileAttributeView.class)
                                        .readAttributes()
                                        .isDirectory();
                    }
                }));
        value(
                "getFileAttributeView(Class)",
                d -> in(d, stream -> {
                    stream.getFileAttributeView(PosixFileAttributeView.class)
                            .setPermissions(PosixFilePermissions.fromString("rwxr-x---"));
                    return stream.getFileAttributeView(FileOwnerAttributeView.class)
                            .getOwner();
                }));
        value(
                "getFileAttributeView(Object, Class, LinkOption[])",
                d -> in(d, stream -> {
                    PosixFileAttributeView view =
                            stream.getFileAttributeView(Path.of("file"), PosixFileAttributeView.class);
                    view.setTimes(TIME, null, null);
                    view.setPermissions(PosixFilePermissions.fromString("rw-r-----"));
                    return view.readAttributes().lastModifiedTime()
                            + "," + view.readAttributes().size()
                            + "," + Files.getLastModifiedTime(d.path("file"));
                }));
    }

    private interface Failing {
        void run() throws IOException;
    }

    private static String failure(Failing call) {
        try {
            call.run();
            return "done";
        } catch (IOException e) {
            return e.toString();
        }
    }

    private interface Work {
        Object run(SecureDirectoryStream<Path> stream) throws IOException;
    }

    private static Object in(Place d, Work work) throws IOException {
        try (SecureDirectoryStream<Path> stream =
                (SecureDirectoryStream<Path>) Files.newDirectoryStream(d.directory())) {
            return work.run(stream);
        }
    }
}

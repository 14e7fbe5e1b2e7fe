package dev.runtimeguard.fs.agent.coverage;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;

/** The provider itself, which some libraries call past {@code Files}. */
final class ProviderRows extends Rows {
    private static final FileSystemProvider PROVIDER = FileSystems.getDefault().provider();
    private static final Class<?>[] PATH_AND_LINKS = {Path.class, LinkOption[].class};
    private static final Class<?>[] PATH_TYPE_AND_LINKS = {Path.class, Class.class, LinkOption[].class};

    ProviderRows() {
        of(FileSystemProvider.class);
        none("Names what is installed.", "installedProviders()", "getScheme()", "getFileSystem(URI)", "getPath(URI)");
        none("The default file system is there already; an archive's: FileSystems.", "newFileSystem(URI, Map)");
        names();
        attributes();
        contents();
    }

    private void names() {
        action("checkAccess(Path, AccessMode[])", d -> PROVIDER.checkAccess(d.path("file"), AccessMode.WRITE));
        action("copy(Path, Path, CopyOption[])", d -> PROVIDER.copy(d.path("file"), d.path("other"), REPLACE_EXISTING));
        action("createDirectory(Path, FileAttribute[])", d -> PROVIDER.createDirectory(d.path("new")));
        action("createLink(Path, Path)", d -> PROVIDER.createLink(d.path("new"), d.path("other")));
        action(
                "createSymbolicLink(Path, Path, FileAttribute[])",
                d -> PROVIDER.createSymbolicLink(d.path("new"), Path.of("file")));
        action("delete(Path)", d -> PROVIDER.delete(d.path("link")));
        value("deleteIfExists(Path)", d -> PROVIDER.deleteIfExists(d.path("file")));
        action("move(Path, Path, CopyOption[])", d -> PROVIDER.move(d.path("sub"), d.path("new")));
        value("readSymbolicLink(Path)", d -> PROVIDER.readSymbolicLink(d.path("link")));
        value("newDirectoryStream(Path, Filter)", d -> {
            try (DirectoryStream<Path> stream = PROVIDER.newDirectoryStream(d.path("sub"), path -> true)) {
                return stream.iterator().next();
            }
        });
        value("isHidden(Path)", d -> PROVIDER.isHidden(d.path(".hidden")));
        value("isSameFile(Path, Path)", d -> PROVIDER.isSameFile(d.path("file"), d.path("link")));
        value(
                "exists(Path, LinkOption[])",
                d -> Later.call(
                        FileSystemProvider.class,
                        PROVIDER,
                        "exists",
                        PATH_AND_LINKS,
                        d.path("file"),
                        new LinkOption[0]));
    }

    private void attributes() {
        value("getFileAttributeView(Path, Class, LinkOption[])", d -> PROVIDER.getFileAttributeView(
                        d.path("file"), PosixFileAttributeView.class)
                .readAttributes()
                .size());
        value("getFileStore(Path)", d -> PROVIDER.getFileStore(d.path("file")).getTotalSpace() > 0);
        value("readAttributes(Path, Class, LinkOption[])", d -> PROVIDER.readAttributes(
                        d.path("file"), BasicFileAttributes.class)
                .size());
        value("readAttributes(Path, String, LinkOption[])", d -> PROVIDER.readAttributes(d.path("file"), "size"));
        value("readAttributesIfExists(Path, Class, LinkOption[])", d -> {
            Object read = Later.call(
                    FileSystemProvider.class,
                    PROVIDER,
                    "readAttributesIfExists",
                    PATH_TYPE_AND_LINKS,
                    d.path("file"),
                    BasicFileAttributes.class,
                    new LinkOption[0]);
            return read instanceof BasicFileAttributes attributes ? attributes.size() : read;
        });
        action(
                "setAttribute(Path, String, Object, LinkOption[])",
                d -> PROVIDER.setAttribute(d.path("file"), "unix:mode", 0100640));
    }

    private void contents() {
        value("newAsynchronousFileChannel(Path, Set, ExecutorService, FileAttribute[])", d -> {
            try (AsynchronousFileChannel channel =
                    PROVIDER.newAsynchronousFileChannel(d.path("new"), Set.of(CREATE, WRITE), null)) {
                return channel.write(ByteBuffer.wrap(new byte[3]), 0).get();
            }
        });
        value("newByteChannel(Path, Set, FileAttribute[])", d -> {
            try (SeekableByteChannel channel = PROVIDER.newByteChannel(d.path("file"), Set.of(WRITE))) {
                return channel.write(ByteBuffer.wrap(new byte[3]));
            }
        });
        value("newFileChannel(Path, Set, FileAttribute[])", d -> {
            try (FileChannel channel = PROVIDER.newFileChannel(d.path("file"), Set.of(WRITE))) {
                return channel.write(ByteBuffer.wrap(new byte[3]), 30);
            }
        });
        value("newFileSystem(Path, Map)", d -> {
            for (FileSystemProvider provider : FileSystemProvider.installedProviders()) {
                if (provider.getScheme().equals("jar")) {
                    try (FileSystem archive = provider.newFileSystem(d.path("archive.jar"), Map.of())) {
                        return archive.isOpen();
                    }
                }
            }
            return "no archives";
        });
        value("newInputStream(Path, OpenOption[])", d -> {
            try (InputStream in = PROVIDER.newInputStream(d.path("file"))) {
                return in.readAllBytes();
            }
        });
        action("newOutputStream(Path, OpenOption[])", d -> {
            try (OutputStream out = PROVIDER.newOutputStream(d.path("file"))) {
                out.write('x');
            }
        });
    }
}

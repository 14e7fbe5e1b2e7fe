package dev.runtimeguard.fs.agent.coverage;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;

import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileStoreAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.spi.FileTypeDetector;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Paths, file systems, file stores and watches. */
final class PathRows extends Rows {
    private static final String TEXT = "Works on the path's text.";
    private static final Map<String, String> CREATE = Map.of("create", "true");

    PathRows() {
        of(Path.class);
        none(TEXT, "compareTo(Path)", "endsWith(Path)", "endsWith(String)", "equals(Object)", "getFileName()");
        none(TEXT, "getFileSystem()", "getName(int)", "getNameCount()", "getParent()", "getRoot()", "hashCode()");
        none(TEXT, "isAbsolute()", "iterator()", "normalize()", "of(String, String[])", "of(URI)");
        none(TEXT, "relativize(Path)", "resolve(Path)", "resolve(String)", "resolveSibling(Path)");
        none(TEXT, "resolve(Path, Path[])", "resolve(String, String[])", "resolveSibling(String)");
        none(TEXT, "startsWith(Path)", "startsWith(String)", "subpath(int, int)", "toAbsolutePath()", "toFile()");
        none(TEXT, "toString()");
        value("toRealPath(LinkOption[])", d -> {
            Files.createDirectories(d.path("new/a"));
            return d.path("link").toRealPath()
                    + "," + d.path("link").toRealPath(LinkOption.NOFOLLOW_LINKS)
                    + "," + d.path("new/a/../../dirlink/inner").toRealPath()
                    + "," + d.path("new/a/..").toRealPath(LinkOption.NOFOLLOW_LINKS);
        });
        value("toUri()", d -> d.path("sub").toUri() + "," + d.path("file").toUri());
        value("register(WatchService, Kind[])", d -> watch(d, false));
        value("register(WatchService, Kind[], Modifier[])", d -> watch(d, true));
        of(WatchService.class);
        none("The watched directories are registered before: Path.register.", "close()", "poll()", "take()");
        none("The watched directories are registered before: Path.register.", "poll(long, TimeUnit)");
        of(PathMatcher.class);
        none(TEXT, "matches(Path)");
        of(FileTypeDetector.class);
        none("A provider's own; driven by Files.probeContentType.", "probeContentType(Path)");
        systems();
        stores();
    }

    /** A file that appears in a directory that the program itself has made. */
    private static Object watch(Place d, boolean modifiers) throws Exception {
        Path directory = Files.createDirectory(d.path("watched"));
        try (WatchService service = FileSystems.getDefault().newWatchService()) {
            WatchEvent.Kind<?>[] kinds = {ENTRY_CREATE};
            WatchKey registered = modifiers
                    ? directory.register(service, kinds, new WatchEvent.Modifier[0])
                    : directory.register(service, kinds);
            Files.createFile(directory.resolve("new"));
            WatchKey key = service.poll(60, TimeUnit.SECONDS);
            return (key == registered) + "," + key.watchable() + ","
                    + key.pollEvents().get(0).context();
        }
    }

    private void systems() {
        of(FileSystems.class);
        none("There is one.", "getDefault()");
        value("getFileSystem(URI)", d -> {
            URI archive = URI.create("jar:" + d.path("new.zip").toUri());
            try (FileSystem made = FileSystems.newFileSystem(archive, CREATE)) {
                return FileSystems.getFileSystem(archive) == made;
            }
        });
        value("newFileSystem(Path)", d -> changed(FileSystems.newFileSystem(d.path("archive.jar")), d, "archive.jar"));
        value(
                "newFileSystem(Path, ClassLoader)",
                d -> changed(FileSystems.newFileSystem(d.path("archive.jar"), (ClassLoader) null), d, "archive.jar"));
        value(
                "newFileSystem(Path, Map)",
                d -> changed(FileSystems.newFileSystem(d.path("new.zip"), CREATE), d, "new.zip"));
        value(
                "newFileSystem(Path, Map, ClassLoader)",
                d -> changed(FileSystems.newFileSystem(d.path("new.zip"), CREATE, null), d, "new.zip"));
        value(
                "newFileSystem(URI, Map)",
                d -> changed(
                        FileSystems.newFileSystem(
                                URI.create("jar:" + d.path("new.zip").toUri()), CREATE),
                        d,
                        "new.zip"));
        value(
                "newFileSystem(URI, Map, ClassLoader)",
                d -> changed(
                        FileSystems.newFileSystem(
                                URI.create("jar:" + d.path("new.zip").toUri()), CREATE, null),
                        d,
                        "new.zip"));
        of(FileSystem.class);
        none("A property of the provider.", "close()", "getSeparator()", "isOpen()", "isReadOnly()", "provider()");
        none("A property of the provider.", "supportedFileAttributeViews()", "getRootDirectories()");
        none(TEXT, "getPath(String, String[])", "getPathMatcher(String)");
        none("Users, not files.", "getUserPrincipalLookupService()");
        none("Opens no file; see Path.register.", "newWatchService()");
        value(
                "getFileStores()",
                d -> FileSystems.getDefault().getFileStores().iterator().hasNext());
    }

    /** What is written into an archive is there when it is opened again; its bytes carry today's date. */
    private static Object changed(FileSystem archive, Place d, String name) throws Exception {
        try (archive) {
            Files.writeString(archive.getPath("/new"), "written");
        }
        try (FileSystem again = FileSystems.newFileSystem(d.path(name))) {
            return Files.readString(again.getPath("/new"));
        } finally {
            Files.delete(d.path(name));
        }
    }

    private void stores() {
        of(FileStore.class);
        value("getAttribute(String)", d -> (long) store(d).getAttribute("usableSpace") > 0);
        value("getBlockSize()", d -> store(d).getBlockSize() > 0);
        value("getFileStoreAttributeView(Class)", d -> store(d).getFileStoreAttributeView(
                        FileStoreAttributeView.class));
        value("getTotalSpace()", d -> store(d).getTotalSpace() > 0);
        value("getUnallocatedSpace()", d -> store(d).getUnallocatedSpace() > 0);
        value("getUsableSpace()", d -> store(d).getUsableSpace() > 0);
        value("isReadOnly()", d -> store(d).isReadOnly());
        value("name()", d -> store(d).name().isEmpty());
        value("type()", d -> store(d).type().isEmpty());
        value("supportsFileAttributeView(Class)", d -> store(d).supportsFileAttributeView(
                        PosixFileAttributeView.class));
        value("supportsFileAttributeView(String)", d -> store(d).supportsFileAttributeView("posix"));
    }

    private static FileStore store(Place d) throws Exception {
        Files.writeString(d.path("file"), "changed");
        return Files.getFileStore(d.path("file"));
    }
}

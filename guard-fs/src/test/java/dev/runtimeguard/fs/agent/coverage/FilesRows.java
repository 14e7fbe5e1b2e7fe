package dev.runtimeguard.fs.agent.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@code java.nio.file.Files}: contents, names and trees. */
@SuppressWarnings("StreamResourceLeak") // Every method is tried, its sloppy use as well.
final class FilesRows extends Rows {

    FilesRows() {
        of(Files.class);
        copies();
        creation();
        temporary();
        removal();
        trees();
        reading();
        writing();
        channels();
    }

    private void copies() {
        value(
                "copy(InputStream, Path, CopyOption[])",
                d -> Files.copy(new ByteArrayInputStream(new byte[3]), d.path("file"), REPLACE_EXISTING));
        value("copy(Path, OutputStream)", d -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            return Files.copy(d.path("file"), out) + out.toString(UTF_8);
        });
        value("copy(Path, Path, CopyOption[])", d -> {
            Files.copy(d.path("file"), d.path("new"), COPY_ATTRIBUTES);
            Files.copy(d.path("sub"), d.path("new-sub"));
            return Files.copy(d.path("other"), d.path("link"), REPLACE_EXISTING);
        });
        value("move(Path, Path, CopyOption[])", d -> {
            Files.move(d.path("sub"), d.path("moved-sub"));
            Files.move(d.path("file"), d.path("other"), REPLACE_EXISTING);
            return Files.move(d.path("other"), d.path("moved-sub/moved"), ATOMIC_MOVE);
        });
    }

    private void creation() {
        value("createDirectories(Path, FileAttribute[])", d -> Files.createDirectories(d.path("new/a/b")));
        value(
                "createDirectory(Path, FileAttribute[])",
                d -> Files.createDirectory(
                        d.path("new"),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
        value(
                "createFile(Path, FileAttribute[])",
                d -> Files.createFile(
                        d.path("new"),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"))));
        value("createLink(Path, Path)", d -> {
            Path made = Files.createLink(d.path("new"), d.path("file"));
            Files.writeString(made, "by either name");
            return d.content("file") + Files.isSameFile(made, d.path("file"));
        });
        value("createSymbolicLink(Path, Path, FileAttribute[])", d -> {
            Path made = Files.createSymbolicLink(d.path("new"), Path.of("sub/inner"));
            return d.content("new") + made.toRealPath();
        });
    }

    private void temporary() {
        value(
                "createTempDirectory(Path, String, FileAttribute[])",
                d -> temporary(Files.createTempDirectory(d.directory(), "t"), d.directory()));
        value(
                "createTempDirectory(String, FileAttribute[])",
                d -> temporary(Files.createTempDirectory("t"), Path.of(System.getProperty("java.io.tmpdir"))));
        value(
                "createTempFile(Path, String, String, FileAttribute[])",
                d -> temporary(Files.createTempFile(d.directory(), "t", ".x"), d.directory()));
        value(
                "createTempFile(String, String, FileAttribute[])",
                d -> temporary(Files.createTempFile("t", ".x"), Path.of(System.getProperty("java.io.tmpdir"))));
    }

    private static String temporary(Path made, Path directory) throws IOException {
        String text = Files.exists(made) + "," + made.getParent().equals(directory)
                + PosixFilePermissions.toString(Files.getPosixFilePermissions(made));
        Files.delete(made);
        return text;
    }

    private void removal() {
        action("delete(Path)", d -> {
            Files.delete(d.path("dangling"));
            Files.delete(d.path("empty"));
            Files.delete(d.path("file"));
        });
        value(
                "deleteIfExists(Path)",
                d -> Files.deleteIfExists(d.path("file")) + "," + Files.deleteIfExists(d.path("none")) + ","
                        + Files.deleteIfExists(d.path("link")));
    }

    private void trees() {
        value("find(Path, int, BiPredicate, FileVisitOption[])", d -> {
            Files.delete(d.path("other"));
            return Files.find(d.directory(), 3, (path, attributes) -> attributes.isRegularFile());
        });
        value("list(Path)", d -> {
            Files.createFile(d.path("sub/new"));
            return Files.list(d.path("sub"));
        });
        value("walk(Path, FileVisitOption[])", d -> {
            Files.delete(d.path("empty"));
            return Files.walk(d.directory(), FileVisitOption.FOLLOW_LINKS);
        });
        value("walk(Path, int, FileVisitOption[])", d -> Files.walk(d.directory(), 1));
        value("walkFileTree(Path, FileVisitor)", d -> {
            Deleting visitor = new Deleting();
            Files.walkFileTree(d.path("sub"), visitor);
            return visitor.visited;
        });
        value("walkFileTree(Path, Set, int, FileVisitor)", d -> {
            Deleting visitor = new Deleting();
            Files.walkFileTree(d.path("sub"), EnumSet.of(FileVisitOption.FOLLOW_LINKS), 9, visitor);
            return visitor.visited;
        });
        value("newDirectoryStream(Path)", d -> names(Files.newDirectoryStream(d.path("sub"))));
        value(
                "newDirectoryStream(Path, Filter)",
                d -> names(Files.newDirectoryStream(d.directory(), path -> Files.isDirectory(path))));
        value("newDirectoryStream(Path, String)", d -> {
            Files.createFile(d.path("new"));
            return names(Files.newDirectoryStream(d.directory(), "{n,f}*"));
        });
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        private final Set<String> visited = new TreeSet<>();

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            visited.add(file + ":" + attributes.size());
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            visited.add(directory + "/" + failure);
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }

    private static Set<Path> names(DirectoryStream<Path> stream) throws IOException {
        try (stream) {
            Set<Path> names = new TreeSet<>();
            stream.forEach(names::add);
            return names;
        }
    }

    private void reading() {
        value("lines(Path)", d -> Files.lines(d.path("file")));
        value("lines(Path, Charset)", d -> Files.lines(d.path("file"), UTF_8));
        value(
                "mismatch(Path, Path)",
                d -> Files.mismatch(d.path("file"), d.path("link")) + ","
                        + Files.mismatch(d.path("file"), d.path("other")));
        value("newBufferedReader(Path)", d -> line(Files.newBufferedReader(d.path("file"))));
        value("newBufferedReader(Path, Charset)", d -> line(Files.newBufferedReader(d.path("file"), UTF_8)));
        value("newInputStream(Path, OpenOption[])", d -> {
            try (InputStream in = Files.newInputStream(d.path("file"), DELETE_ON_CLOSE)) {
                return new String(in.readAllBytes(), UTF_8);
            }
        });
        value("readAllBytes(Path)", d -> Files.readAllBytes(d.path("file")));
        value("readAllLines(Path)", d -> Files.readAllLines(d.path("file")));
        value("readAllLines(Path, Charset)", d -> Files.readAllLines(d.path("file"), UTF_8));
        value("readString(Path)", d -> Files.readString(d.path("dirlink/inner")));
        value("readString(Path, Charset)", d -> Files.readString(d.path("file"), UTF_8));
    }

    private static String line(BufferedReader reader) throws IOException {
        try (reader) {
            return reader.readLine();
        }
    }

    private void writing() {
        action("newBufferedWriter(Path, Charset, OpenOption[])", d -> {
            try (BufferedWriter writer = Files.newBufferedWriter(d.path("new"), UTF_8, CREATE_NEW)) {
                writer.write("written");
            }
        });
        action("newBufferedWriter(Path, OpenOption[])", d -> {
            try (BufferedWriter writer = Files.newBufferedWriter(d.path("file"))) {
                writer.write("written");
            }
        });
        action("newOutputStream(Path, OpenOption[])", d -> {
            try (OutputStream out = Files.newOutputStream(d.path("file"), APPEND)) {
                out.write('x');
            }
        });
        action("write(Path, Iterable, Charset, OpenOption[])", d -> Files.write(d.path("new"), List.of("a"), UTF_8));
        action("write(Path, Iterable, OpenOption[])", d -> Files.write(d.path("file"), List.of("a"), APPEND));
        action("write(Path, byte[], OpenOption[])", d -> Files.write(d.path("file"), new byte[5]));
        action(
                "writeString(Path, CharSequence, Charset, OpenOption[])",
                d -> Files.writeString(d.path("new"), "a", UTF_8, CREATE, APPEND));
        action("writeString(Path, CharSequence, OpenOption[])", d -> Files.writeString(d.path("link"), "a"));
    }

    private void channels() {
        value("newByteChannel(Path, OpenOption[])", d -> {
            try (SeekableByteChannel channel = Files.newByteChannel(d.path("file"), READ, WRITE)) {
                channel.position(2).write(ByteBuffer.wrap(new byte[] {'X'}));
                return channel.truncate(5).size();
            }
        });
        value("newByteChannel(Path, Set, FileAttribute[])", d -> {
            try (SeekableByteChannel channel =
                    Files.newByteChannel(d.path("new"), Set.of(CREATE_NEW, WRITE, DELETE_ON_CLOSE))) {
                return channel.write(ByteBuffer.wrap(new byte[4])) + ","
                        + Stream.of(d.file("new").length()).toList();
            }
        });
    }
}

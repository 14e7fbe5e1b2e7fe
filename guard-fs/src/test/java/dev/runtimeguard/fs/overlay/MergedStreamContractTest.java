package dev.runtimeguard.fs.overlay;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A merged stream does what the JDK's does on a plain directory, and fails with the same exceptions. */
class MergedStreamContractTest {

    private static final FileTime TIME = FileTime.fromMillis(500_000_000_000L);

    private Overlay overlay;
    private World world;

    private interface Work {
        Object with(SecureDirectoryStream<Path> stream) throws IOException;
    }

    private interface Action {
        void with(SecureDirectoryStream<Path> stream) throws IOException;
    }

    @BeforeEach
    void open() throws IOException {
        Path root = Files.createTempDirectory("overlay").toRealPath();
        overlay = new Overlay(root.resolve("over"), true, World.refusing(root), World.NO_FINDINGS, () -> {});
        world = new World(root, "", new OverlaidOperations(overlay));
        // A directory of the lower layer alone is left to the JDK.
        world.overlaidFiles.createDirectory(world.lower.resolve("new"));
        world.plainFiles.createDirectory(world.plain.resolve("new"));
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    /** Every row on the same two trees, as the rows before have left them. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("groups")
    void doesAsTheJdks(String group, Map<String, Work> rows) throws IOException {
        for (Map.Entry<String, Work> row : rows.entrySet()) {
            String expected;
            try (SecureDirectoryStream<Path> plain = secure(Files.newDirectoryStream(world.plain))) {
                expected = outcome(plain, row.getValue());
            }
            String actual;
            try (SecureDirectoryStream<Path> merged = secure(overlay.stream(world.lower, path -> true))) {
                assertThat(merged).isInstanceOf(MergedStream.class);
                actual = outcome(merged, row.getValue());
            }
            assertThat(actual).as(row.getKey()).isEqualTo(expected);
        }
        assertThat(world.difference()).isNull();
        assertThat(world.damage()).isNull();
    }

    static Stream<Arguments> groups() {
        Map<String, Map<String, Work>> groups = new LinkedHashMap<>();
        groups.put("streams", streams());
        channels(groups);
        deletions(groups);
        groups.put("moves", moves());
        groups.put("views", views());
        return groups.entrySet().stream().map(group -> Arguments.of(group.getKey(), group.getValue()));
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream) {
        return (SecureDirectoryStream<Path>) stream;
    }

    private static String outcome(SecureDirectoryStream<Path> stream, Work work) {
        try {
            return String.valueOf(work.with(stream));
        } catch (IOException | RuntimeException e) {
            // The JDK adds what it was about.
            String message = String.valueOf(e.getMessage());
            int more = message.indexOf(" or unable to access attributes");
            return e.getClass().getName() + " " + (more < 0 ? message : message.substring(0, more));
        }
    }

    private static Map<String, Work> streams() {
        Map<String, Work> rows = new LinkedHashMap<>();
        rows.put("its names", MergedStreamContractTest::names);
        for (String name : new String[] {
            "a", "a/b", "e", "new", "L", "a/L", "f", "f/below", "missing", "missing/below", "b/M", "b/L", ".", ".."
        }) {
            rows.put("names below " + name, stream -> below(stream, name));
            rows.put("names below " + name + ", no link", stream -> below(stream, name, NOFOLLOW_LINKS));
        }
        rows.put("a stream below a stream", stream -> {
            try (SecureDirectoryStream<Path> a = stream.newDirectoryStream(Path.of("a"))) {
                channel(a, "b/f", Set.of(APPEND));
                a.deleteFile(Path.of("g"));
                return below(a, "b") + below(stream, "a");
            }
        });
        rows.put("a second iterator", stream -> {
            stream.iterator();
            return stream.iterator();
        });
        rows.put("more than all", stream -> {
            var all = stream.iterator();
            all.forEachRemaining(path -> {});
            return all.hasNext() || all.next() != null;
        });
        rows.put("an iterator of a closed one", stream -> {
            stream.close();
            return stream.iterator();
        });
        return rows;
    }

    private static void channels(Map<String, Map<String, Work>> groups) {
        Map<String, Set<? extends OpenOption>> ways = new LinkedHashMap<>();
        ways.put("read", Set.of());
        ways.put("read the file itself", Set.of(READ, NOFOLLOW_LINKS));
        ways.put("write", Set.of(WRITE));
        ways.put("write the file itself", Set.of(WRITE, NOFOLLOW_LINKS));
        ways.put("append", Set.of(APPEND));
        ways.put("read and write", Set.of(READ, WRITE, CREATE));
        ways.put("create for reading", Set.of(READ, CREATE));
        ways.put("create new", Set.of(WRITE, CREATE_NEW));
        ways.put("truncate", Set.of(WRITE, CREATE, TRUNCATE_EXISTING));
        ways.put("read and delete", Set.of(READ, DELETE_ON_CLOSE));
        ways.put("write and delete", Set.of(WRITE, CREATE, DELETE_ON_CLOSE));
        ways.put("create new and delete", Set.of(WRITE, CREATE_NEW, DELETE_ON_CLOSE));
        ways.forEach((way, options) -> {
            Map<String, Work> rows = new LinkedHashMap<>();
            for (String name :
                    new String[] {"f", "L/f", "M", "b/M", "b/L", "a", "missing", "f/below", "missing/below"}) {
                rows.put(way + " " + name, stream -> channel(stream, name, options));
            }
            groups.put(way, rows);
        });
        Map<String, Work> rows = new LinkedHashMap<>();
        rows.put("create with permissions", stream -> {
            FileAttribute<?> own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            stream.newByteChannel(Path.of("own"), Set.of(WRITE, CREATE_NEW), own)
                    .close();
            return "done";
        });
        closed(rows, "channel", stream -> stream.newByteChannel(Path.of("f"), Set.of(READ)));
        groups.put("other channels", rows);
    }

    private static void deletions(Map<String, Map<String, Work>> groups) {
        Map<String, Work> ofFiles = new LinkedHashMap<>();
        Map<String, Work> ofDirectories = new LinkedHashMap<>();
        for (String name : new String[] {
            "f", "a", "e", "new", "L", "M", "b/M", "a/f", "missing", "f/below", "a/b", ".", "..", "a/.", "a/.."
        }) {
            action(ofFiles, name, stream -> stream.deleteFile(Path.of(name)));
            action(ofDirectories, name, stream -> stream.deleteDirectory(Path.of(name)));
        }
        action(ofFiles, "f again", stream -> stream.deleteFile(Path.of("f")));
        closed(ofFiles, "deletion", stream -> {
            stream.deleteFile(Path.of("c"));
            return "done";
        });
        groups.put("deletions of files", ofFiles);
        groups.put("deletions of directories", ofDirectories);
    }

    private static Map<String, Work> moves() {
        Map<String, Work> rows = new LinkedHashMap<>();
        String[] moves = {
            "missing to other",
            "f/below to other",
            "f to missing/below",
            "f to a",
            "a to a/below",
            "a/b to a",
            "a to f",
            "a to b",
            "f to g",
            "f to other",
            "g to other",
            "g to g",
            "e to new",
            "a to moved",
            "M to link"
        };
        for (String move : moves) {
            String[] names = move.split(" to ", 2);
            action(rows, move, stream -> stream.move(Path.of(names[0]), stream, Path.of(names[1])));
        }
        action(rows, "to another stream and back", stream -> {
            try (SecureDirectoryStream<Path> b = stream.newDirectoryStream(Path.of("b"))) {
                stream.move(Path.of("c"), b, Path.of("moved"));
                b.move(Path.of("d"), stream, Path.of("c"));
            }
        });
        closed(rows, "move", stream -> {
            stream.move(Path.of("c"), stream, Path.of("other"));
            return "done";
        });
        return rows;
    }

    private static Map<String, Work> views() {
        Map<String, Work> rows = new LinkedHashMap<>();
        for (String name : new String[] {"f", "a/g", "a", "new", "M", "b/M", "b/L", "missing", "f/below", ""}) {
            rows.put("attributes of " + name, stream -> attributes(view(stream, name)));
            rows.put("attributes of " + name + " itself", stream -> attributes(view(stream, name, NOFOLLOW_LINKS)));
            action(rows, "times of " + name, stream -> view(stream, name).setTimes(TIME, TIME, null));
            action(rows, "permissions of " + name, stream -> view(stream, name)
                    .setPermissions(PosixFilePermissions.fromString("rwxr-x---")));
            action(rows, "owner of " + name, stream -> {
                PosixFileAttributeView view = view(stream, name);
                view.setOwner(view.getOwner());
                view.setGroup(view.readAttributes().group());
            });
        }
        for (Class<? extends FileAttributeView> type :
                List.of(BasicFileAttributeView.class, PosixFileAttributeView.class, FileOwnerAttributeView.class)) {
            rows.put("name of " + type, stream -> stream.getFileAttributeView(Path.of("f"), type)
                    .name());
            rows.put("name of its own " + type, stream -> stream.getFileAttributeView(type)
                    .name());
        }
        rows.put("no access list", stream -> stream.getFileAttributeView(AclFileAttributeView.class));
        rows.put(
                "basic attributes",
                stream -> basic(stream.getFileAttributeView(Path.of("a/f"), BasicFileAttributeView.class)
                        .readAttributes()));
        closed(rows, "reading of attributes", stream -> attributes(view(stream, "f")));
        closed(rows, "change of attributes", stream -> {
            view(stream, "f").setTimes(TIME, null, null);
            return "done";
        });
        return rows;
    }

    private static PosixFileAttributeView view(SecureDirectoryStream<Path> stream, String name, LinkOption... options) {
        return name.isEmpty()
                ? stream.getFileAttributeView(PosixFileAttributeView.class)
                : stream.getFileAttributeView(Path.of(name), PosixFileAttributeView.class, options);
    }

    private static String attributes(PosixFileAttributeView view) throws IOException {
        var read = view.readAttributes();
        return basic(read) + PosixFilePermissions.toString(read.permissions()) + read.owner() + view.getOwner();
    }

    private static String basic(BasicFileAttributes read) {
        long modified = read.lastModifiedTime().toMillis();
        return (read.isRegularFile() ? read.size() : Kind.of(read))
                + (modified < PlainOperations.SET_TIMES_END ? " at " + modified : " now");
    }

    private static String names(SecureDirectoryStream<Path> stream) {
        Set<String> names = new TreeSet<>();
        for (Path path : stream) {
            names.add(Operation.encoded(path.getFileName()));
        }
        return names.toString();
    }

    private static String below(SecureDirectoryStream<Path> stream, String name, LinkOption... options)
            throws IOException {
        try (SecureDirectoryStream<Path> below = stream.newDirectoryStream(Path.of(name), options)) {
            return name.equals("..") ? "opened" : names(below);
        }
    }

    /** Reads or writes, as the options have it. */
    private static String channel(SecureDirectoryStream<Path> stream, String name, Set<? extends OpenOption> options)
            throws IOException {
        try (SeekableByteChannel channel = stream.newByteChannel(Path.of(name), options)) {
            if (options.contains(WRITE) || options.contains(APPEND)) {
                return "wrote " + channel.write(ByteBuffer.wrap(new byte[] {'X', 'Y'}));
            }
            ByteBuffer read = ByteBuffer.allocate(50);
            channel.read(read);
            return new String(read.array(), 0, read.position(), StandardCharsets.ISO_8859_1);
        }
    }

    private static void action(Map<String, Work> rows, String name, Action action) {
        rows.put(name, stream -> {
            action.with(stream);
            return "done";
        });
    }

    private static void closed(Map<String, Work> rows, String name, Work work) {
        rows.put(name + " of a closed one", stream -> {
            stream.close();
            return work.with(stream);
        });
    }
}

package dev.runtimeguard.fs.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.runtimeguard.fs.bridge.FileBridge;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/**
 * The program of {@link AgentIT}: makes the JDK's file calls on a directory that is not there, sent to one that is, and
 * compares the results, listings and exceptions with those of a plain directory.
 */
final class FileCallProbe {
    private FileCallProbe() {}

    /** A call under test. */
    private interface T {
        Object run() throws Exception;
    }

    private static int bad;

    private static void t(String name, Object want, T t) {
        Object got;
        try {
            got = t.run();
        } catch (Throwable e) {
            got = e.toString();
            if (!Objects.equals(got, want)) e.printStackTrace(System.out);
        }
        if (got instanceof Object[] a) got = Arrays.toString(a);
        if (!Objects.equals(got, want)) {
            bad++;
            System.out.println("BAD " + name + ": want " + want + " got " + got);
        }
    }

    public static void main(String[] a) throws Exception {
        Path to = Files.createTempDirectory("probe");
        Path f = Path.of("/nope/dir");
        Files.createDirectories(to);
        try {
            new FileOutputStream("/nope/x").close();
        } catch (FileNotFoundException refused) {
            /* Only to be asked about. */
        }
        FileBridge.ask(new PrefixCalls(f, to));
        FileBridge.reads(true);
        String d = "/nope/dir/";
        t("fos", null, () -> {
            try (FileOutputStream o = new FileOutputStream(d + "a")) {
                o.write(65);
            }
            return null;
        });
        t("fos append", null, () -> {
            try (FileOutputStream o = new FileOutputStream(d + "a", true)) {
                o.write(66);
            }
            return null;
        });
        t("fis", "AB", () -> {
            try (FileInputStream o = new FileInputStream(d + "a")) {
                return new String(o.readAllBytes(), UTF_8);
            }
        });
        t(
                "fis no",
                "java.io.FileNotFoundException: /nope/dir/x (No such file or directory)",
                () -> new FileInputStream(d + "x"));
        t(
                "fos no",
                "java.io.FileNotFoundException: /nope/dir/x/y (No such file or directory)",
                () -> new FileOutputStream(d + "x/y"));
        t("raf", 2L, () -> {
            try (RandomAccessFile r = new RandomAccessFile(d + "a", "rw")) {
                return r.length();
            }
        });
        t(
                "raf no",
                "java.io.FileNotFoundException: /nope/dir/q (No such file or directory)",
                () -> new RandomAccessFile(d + "q", "r"));
        t("exists", true, () -> new File(d + "a").exists());
        t("isFile", true, () -> new File(d + "a").isFile());
        t("isDir", true, () -> new File(d).isDirectory());
        t("length", 2L, () -> new File(d + "a").length());
        t("canWrite", true, () -> new File(d + "a").canWrite());
        t("canRead", true, () -> new File(d + "a").canRead());
        t("canExecute", false, () -> new File(d + "a").canExecute());
        t("setExecutable", true, () -> new File(d + "a").setExecutable(true));
        t("canExecute2", true, () -> new File(d + "a").canExecute());
        t("setLM", true, () -> new File(d + "a").setLastModified(5000));
        t("LM", 5000L, () -> new File(d + "a").lastModified());
        t(
                "space",
                true,
                () -> new File(d).getTotalSpace() > 0
                        && new File(d).getUsableSpace() > 0
                        && new File(d).getFreeSpace() > 0);
        t("mkdirs", true, () -> new File(d + "m/n/o").mkdirs());
        t("createNew", true, () -> new File(d + "m/new").createNewFile());
        t("createNew2", false, () -> new File(d + "m/new").createNewFile());
        t("list", "[n, new]", () -> {
            String[] s = new File(d + "m").list();
            Arrays.sort(s);
            return s;
        });
        t("listFiles", "[/nope/dir/m/n, /nope/dir/m/new]", () -> {
            File[] s = new File(d + "m").listFiles();
            Arrays.sort(s);
            return s;
        });
        t("list null", null, () -> new File(d + "zz").list());
        t("rename", true, () -> new File(d + "m/new").renameTo(new File(d + "m/new2")));
        t("rename no", false, () -> new File(d + "m/new").renameTo(new File(d + "m/new2")));
        t("delete", true, () -> new File(d + "m/new2").delete());
        t("delete no", false, () -> new File(d + "m/new2").delete());
        t("canonical", "/nope/dir/a", () -> new File("/nope/dir/m/../a").getCanonicalPath());
        t("canonical no", "/nope/dir/zz/y", () -> new File("/nope/dir/m/../zz/./y").getCanonicalPath());
        t("tmp", true, () -> {
            File x = File.createTempFile("abc", ".x", new File(d));
            return x.getPath().startsWith("/nope/dir/abc") && x.exists() && x.delete();
        });
        t("tmp default", true, () -> {
            File x = File.createTempFile("abc", ".x");
            return x.exists() && x.delete();
        });
        Path p = Path.of(d);
        t("nio write", "hi", () -> Files.readString(Files.writeString(p.resolve("n1"), "hi")));
        t(
                "nio createNew",
                "java.nio.file.FileAlreadyExistsException: /nope/dir/n1",
                () -> Files.createFile(p.resolve("n1")));
        t("nio read no", "java.nio.file.NoSuchFileException: /nope/dir/zz", () -> Files.readString(p.resolve("zz")));
        t(
                "nio exists",
                true,
                () -> Files.exists(p.resolve("n1"))
                        && !Files.exists(p.resolve("zz"))
                        && Files.notExists(p.resolve("zz")));
        t(
                "nio isX",
                true,
                () -> Files.isReadable(p.resolve("n1"))
                        && Files.isWritable(p.resolve("n1"))
                        && !Files.isExecutable(p.resolve("n1"))
                        && Files.isRegularFile(p.resolve("n1"))
                        && Files.isDirectory(p));
        t("nio size", 2L, () -> Files.size(p.resolve("n1")));
        t(
                "nio times",
                7000L,
                () -> Files.setLastModifiedTime(p.resolve("n1"), FileTime.fromMillis(7000)) == null
                        ? 0
                        : Files.getLastModifiedTime(p.resolve("n1")).toMillis());
        t("nio perms", "rwx------", () -> {
            Files.setPosixFilePermissions(p.resolve("n1"), PosixFilePermissions.fromString("rwx------"));
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(p.resolve("n1")));
        });
        t("nio owner", true, () -> {
            Files.setOwner(p.resolve("n1"), Files.getOwner(p.resolve("n1")));
            return true;
        });
        t(
                "nio copy",
                "hi",
                () -> Files.readString(
                        Files.copy(p.resolve("n1"), p.resolve("n2"), StandardCopyOption.COPY_ATTRIBUTES)));
        t(
                "nio move",
                "hi",
                () -> Files.readString(
                        Files.move(p.resolve("n2"), p.resolve("n3"), StandardCopyOption.REPLACE_EXISTING)));
        t("nio symlink", "n3", () -> {
            Files.createSymbolicLink(p.resolve("l"), Path.of("n3"));
            return Files.readSymbolicLink(p.resolve("l")).toString();
        });
        t("nio link", true, () -> {
            Files.createLink(p.resolve("h"), p.resolve("n3"));
            return Files.isSameFile(p.resolve("h"), p.resolve("n3"));
        });
        t("nio real", "/nope/dir/n3", () -> p.resolve("l").toRealPath().toString());
        t("nio real nofollow", "/nope/dir/l", () -> p.resolve("l")
                .toRealPath(LinkOption.NOFOLLOW_LINKS)
                .toString());
        t("nio mkdirs", true, () -> Files.isDirectory(Files.createDirectories(p.resolve("x/y/z"))));
        t("nio stream", "[/nope/dir/x/y]", () -> {
            try (DirectoryStream<Path> s = Files.newDirectoryStream(p.resolve("x"))) {
                List<Path> l = new ArrayList<>();
                s.forEach(l::add);
                return l.toString();
            }
        });
        t("nio walk", 3L, () -> {
            try (var s = Files.walk(p.resolve("x"))) {
                return s.count();
            }
        });
        t("nio stream notdir", "java.nio.file.NotDirectoryException: /nope/dir/n3", () -> {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(p.resolve("n3"))) {
                return stream;
            }
        });
        t("nio delete notempty", "java.nio.file.DirectoryNotEmptyException: /nope/dir/x", () -> {
            Files.delete(p.resolve("x"));
            return null;
        });
        t("nio delete", null, () -> {
            Files.delete(p.resolve("x/y/z"));
            return null;
        });
        t("nio delete no", "java.nio.file.NoSuchFileException: /nope/dir/x/y/z", () -> {
            Files.delete(p.resolve("x/y/z"));
            return null;
        });
        t("nio store", true, () -> Files.getFileStore(p.resolve("n1")).getTotalSpace() > 0);
        t("channel", 3, () -> {
            try (FileChannel c = FileChannel.open(
                    p.resolve("c"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
                c.write(ByteBuffer.wrap("abc".getBytes(UTF_8)));
                return c.map(FileChannel.MapMode.READ_ONLY, 0, 3).remaining();
            }
        });
        t("async", 3, () -> {
            try (AsynchronousFileChannel c = AsynchronousFileChannel.open(p.resolve("c"), StandardOpenOption.READ)) {
                return c.read(ByteBuffer.allocate(9), 0).get();
            }
        });
        t("xattr", "v", () -> {
            var v = Files.getFileAttributeView(p.resolve("n1"), UserDefinedFileAttributeView.class);
            v.write("k", ByteBuffer.wrap("v".getBytes(UTF_8)));
            ByteBuffer b = ByteBuffer.allocate(8);
            v.read("k", b);
            String s = new String(b.array(), 0, b.position(), UTF_8);
            v.delete("k");
            return s;
        });
        t(
                "tmpfile nio",
                true,
                () -> Files.exists(Files.createTempFile(p, "a", "b"))
                        && Files.exists(Files.createTempDirectory(p, "a")));
        t("zipfs", "zz", () -> {
            try (var fs = FileSystems.newFileSystem(p.resolve("z.zip"), Map.of("create", "true"))) {
                Files.writeString(fs.getPath("/e"), "zz");
            }
            try (var fs = FileSystems.newFileSystem(p.resolve("z.zip"))) {
                return Files.readString(fs.getPath("/e"));
            }
        });
        t("zipfile", 1, () -> {
            try (var z = new ZipFile(d + "z.zip")) {
                return z.size();
            }
        });
        t("process", "out /yes", () -> {
            Process pr = new ProcessBuilder("/bin/sh", "-c", "echo out /$STARTED; pwd > pwdfile")
                    .directory(new File(d))
                    .redirectOutput(new File(d + "po"))
                    .start();
            pr.waitFor();
            return Files.readString(p.resolve("po")).trim();
        });
        t("process dir", true, () -> Files.exists(p.resolve("pwdfile")));
        t("process exec", "7", () -> {
            Files.writeString(p.resolve("tool"), "#!/bin/sh\nexit 7\n");
            new File(d + "tool").setExecutable(true);
            return "" + new ProcessBuilder(d + "tool").start().waitFor();
        });
        t(
                "process no",
                "java.io.IOException: Cannot run program \"/nope/dir/notool\": error=2, No such file or directory",
                () -> {
                    try {
                        return new ProcessBuilder(d + "notool").start().waitFor();
                    } catch (IOException e) {
                        throw new IOException(e.getMessage()
                                .replace(" Failed to exec spawn helper: ", " ")
                                .replace(
                                        "Exec failed, error: 2 (No such file or directory) ",
                                        "error=2, No such file or directory"));
                    }
                });
        t("watch", true, () -> {
            try (WatchService w = FileSystems.getDefault().newWatchService()) {
                p.register(w, StandardWatchEventKinds.ENTRY_CREATE);
                Files.writeString(p.resolve("w1"), "");
                WatchKey g = w.poll(5, TimeUnit.SECONDS);
                return g != null && g.watchable().equals(p);
            }
        });
        t("watch no", "java.nio.file.NotDirectoryException: /nope/dir/n1", () -> {
            try (WatchService w = FileSystems.getDefault().newWatchService()) {
                return p.resolve("n1").register(w, StandardWatchEventKinds.ENTRY_CREATE);
            }
        });
        t("uds", true, () -> {
            var ad = UnixDomainSocketAddress.of(p.resolve("sock"));
            try (ServerSocketChannel s = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                s.bind(ad);
                try (SocketChannel c = SocketChannel.open(ad)) {
                    return c.isConnected();
                }
            }
        });
        t("dos", true, () -> {
            try {
                Files.setAttribute(p.resolve("n1"), "dos:hidden", true);
            } catch (IOException e) {
                System.out.println("dos: " + e);
            }
            return true;
        });
        t("unix mode", 0100600, () -> {
            Files.setAttribute(p.resolve("n1"), "unix:mode", 0100600);
            return Files.getAttribute(p.resolve("n1"), "unix:mode");
        });
        t("nofollow chmod", null, () -> {
            Files.getFileAttributeView(p.resolve("n1"), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setPermissions(PosixFilePermissions.fromString("rw-------"));
            return null;
        });
        t("scanner", "hi", () -> {
            try (Scanner s = new Scanner(new File(d + "n3"), UTF_8)) {
                return s.next();
            }
        });
        t("nul", false, () -> new File("a\0b").exists());
        t("surrogate", false, () -> new File("/nope/dir/\uD800x").exists());
        System.out.println(bad == 0 ? "ALL GOOD" : bad + " BAD");
        FileBridge.ask(null);
        FileBridge.reads(false);
        try (var s = Files.walk(to)) {
            s.sorted(Comparator.reverseOrder()).forEach(x -> x.toFile().delete());
        }
    }
}

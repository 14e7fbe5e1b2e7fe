package dev.runtimeguard.fs.agent.coverage;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** {@code java.nio.file.Files}: tests and attributes. */
final class FilesAttributeRows extends Rows {
    private static final FileTime TIME = FileTime.fromMillis(1_234_567_890_000L);

    FilesAttributeRows() {
        of(Files.class);
        tests();
        attributes();
    }

    private void tests() {
        value(
                "exists(Path, LinkOption[])",
                d -> Files.exists(d.path("file")) + "," + Files.exists(d.path("none"))
                        + "," + Files.exists(d.path("dangling"))
                        + "," + Files.exists(d.path("dangling"), LinkOption.NOFOLLOW_LINKS));
        value(
                "notExists(Path, LinkOption[])",
                d -> Files.notExists(d.path("file")) + "," + Files.notExists(d.path("none")) + ","
                        + Files.notExists(d.path("dangling")));
        value(
                "isDirectory(Path, LinkOption[])",
                d -> Files.isDirectory(d.path("dirlink")) + ","
                        + Files.isDirectory(d.path("dirlink"), LinkOption.NOFOLLOW_LINKS));
        value(
                "isExecutable(Path)",
                d -> Files.isExecutable(d.path("run.sh")) + "," + Files.isExecutable(d.path("file")));
        value("isHidden(Path)", d -> Files.isHidden(d.path(".hidden")) + "," + Files.isHidden(d.path("file")));
        value("isReadable(Path)", d -> Files.isReadable(d.path("file")) + "," + Files.isReadable(d.path("none")));
        value(
                "isRegularFile(Path, LinkOption[])",
                d -> Files.isRegularFile(d.path("link")) + ","
                        + Files.isRegularFile(d.path("link"), LinkOption.NOFOLLOW_LINKS));
        value("isSameFile(Path, Path)", d -> {
            Files.writeString(d.path("file"), "changed");
            return Files.isSameFile(d.path("file"), d.path("link"))
                    + "," + Files.isSameFile(d.path("file"), d.path("other"))
                    + "," + Files.isSameFile(d.path("sub"), d.path("dirlink"));
        });
        value(
                "isSymbolicLink(Path)",
                d -> Files.isSymbolicLink(d.path("link")) + "," + Files.isSymbolicLink(d.path("file")));
        value(
                "isWritable(Path)",
                d -> Files.isWritable(d.path("file"))
                        + "," + Files.isWritable(d.path("sub"))
                        + "," + Files.isWritable(d.path("readonly"))
                        + "," + Files.isWritable(d.path("none"))
                        + "," + Files.isWritable(d.path("link")));
        value("probeContentType(Path)", d -> Files.probeContentType(d.path("archive.jar")));
        value("readSymbolicLink(Path)", d -> Files.readSymbolicLink(d.path("link")));
        value("size(Path)", d -> Files.size(d.path("file")));
    }

    private void attributes() {
        value(
                "getAttribute(Path, String, LinkOption[])",
                d -> Files.getAttribute(d.path("file"), "size") + ","
                        + Files.getAttribute(d.path("link"), "isSymbolicLink", LinkOption.NOFOLLOW_LINKS));
        value(
                "getFileAttributeView(Path, Class, LinkOption[])",
                d -> PosixFilePermissions.toString(
                        Files.getFileAttributeView(d.path("run.sh"), PosixFileAttributeView.class)
                                .readAttributes()
                                .permissions()));
        value("getFileStore(Path)", d -> {
            Files.writeString(d.path("file"), "changed");
            return Files.getFileStore(d.path("file")).getTotalSpace() > 0;
        });
        value("getLastModifiedTime(Path, LinkOption[])", d -> Files.getLastModifiedTime(d.path("file")));
        value("getOwner(Path, LinkOption[])", d -> {
            Files.writeString(d.path("file"), "changed");
            return Files.getOwner(d.path("file"));
        });
        value("getPosixFilePermissions(Path, LinkOption[])", d -> Files.getPosixFilePermissions(d.path("readonly")));
        value("readAttributes(Path, Class, LinkOption[])", d -> {
            Files.writeString(d.path("file"), "changed");
            BasicFileAttributes one = Files.readAttributes(d.path("file"), BasicFileAttributes.class);
            PosixFileAttributes same = Files.readAttributes(d.path("link"), PosixFileAttributes.class);
            return one.size() + "," + one.fileKey().equals(same.fileKey()) + same.owner()
                    + PosixFilePermissions.toString(same.permissions());
        });
        value(
                "readAttributes(Path, String, LinkOption[])",
                d -> Files.readAttributes(d.path("file"), "posix:size,lastModifiedTime,isRegularFile,permissions"));
        value("setAttribute(Path, String, Object, LinkOption[])", d -> {
            Files.setAttribute(d.path("file"), "lastModifiedTime", TIME);
            Files.setAttribute(d.path("other"), "unix:mode", 0100640);
            return Files.getLastModifiedTime(d.path("file"));
        });
        value(
                "setLastModifiedTime(Path, FileTime)",
                d -> Files.getLastModifiedTime(Files.setLastModifiedTime(d.path("sub"), TIME)));
        value("setOwner(Path, UserPrincipal)", d -> Files.setOwner(d.path("file"), Files.getOwner(d.path("file"))));
        action(
                "setPosixFilePermissions(Path, Set)",
                d -> Files.setPosixFilePermissions(d.path("file"), PosixFilePermissions.fromString("rwxr-x---")));
    }
}

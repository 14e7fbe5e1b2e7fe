package dev.runtimeguard.fs.agent.coverage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.DosFileAttributeView;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/** Attribute views: every method, on a file that is still in the lower layer when the view is got. */
final class ViewRows extends Rows {
    private static final FileTime TIME = FileTime.fromMillis(1_234_567_890_000L);
    private static final String NAME = "Is the view's own name.";

    ViewRows() {
        of(BasicFileAttributeView.class);
        none(NAME, "name()");
        value("readAttributes()", d -> {
            BasicFileAttributeView view = view(d, BasicFileAttributeView.class);
            Files.writeString(d.path("file"), "longer than it was before");
            return view.readAttributes().size();
        });
        value("setTimes(FileTime, FileTime, FileTime)", d -> {
            BasicFileAttributeView view = view(d, BasicFileAttributeView.class);
            view.setTimes(TIME, TIME, null);
            Files.getFileAttributeView(d.path("link"), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setTimes(TIME, null, null);
            return view.readAttributes().lastModifiedTime() + ","
                    + Files.getLastModifiedTime(d.path("link"), LinkOption.NOFOLLOW_LINKS);
        });
        of(FileOwnerAttributeView.class);
        none(NAME, "name()");
        value("getOwner()", d -> view(d, FileOwnerAttributeView.class).getOwner());
        value("setOwner(UserPrincipal)", d -> {
            FileOwnerAttributeView view = view(d, FileOwnerAttributeView.class);
            view.setOwner(view.getOwner());
            return view.getOwner();
        });
        of(PosixFileAttributeView.class);
        none(NAME, "name()");
        value(
                "readAttributes()",
                d -> view(d, PosixFileAttributeView.class).readAttributes().permissions());
        value("setGroup(GroupPrincipal)", d -> {
            PosixFileAttributeView view = view(d, PosixFileAttributeView.class);
            view.setGroup(view.readAttributes().group());
            return view.readAttributes().group();
        });
        value("setPermissions(Set)", d -> {
            PosixFileAttributeView view = view(d, PosixFileAttributeView.class);
            view.setPermissions(PosixFilePermissions.fromString("rwx--x---"));
            return view.readAttributes().permissions();
        });
        dos();
        userDefined();
        of(AclFileAttributeView.class);
        none("No such view on Linux.", "getAcl()", "name()", "setAcl(List)");
    }

    private void dos() {
        of(DosFileAttributeView.class);
        none(NAME, "name()");
        value(
                "readAttributes()",
                d -> view(d, DosFileAttributeView.class).readAttributes().isHidden());
        value("setArchive(boolean)", d -> {
            view(d, DosFileAttributeView.class).setArchive(true);
            return view(d, DosFileAttributeView.class).readAttributes().isArchive();
        });
        value("setHidden(boolean)", d -> {
            view(d, DosFileAttributeView.class).setHidden(true);
            return view(d, DosFileAttributeView.class).readAttributes().isHidden();
        });
        value("setReadOnly(boolean)", d -> {
            view(d, DosFileAttributeView.class).setReadOnly(true);
            return view(d, DosFileAttributeView.class).readAttributes().isReadOnly();
        });
        value("setSystem(boolean)", d -> {
            view(d, DosFileAttributeView.class).setSystem(true);
            return view(d, DosFileAttributeView.class).readAttributes().isSystem();
        });
    }

    private void userDefined() {
        of(UserDefinedFileAttributeView.class);
        none(NAME, "name()");
        value("write(String, ByteBuffer)", d -> tagged(d).list());
        value("list()", d -> tagged(d).list());
        value("size(String)", d -> tagged(d).size("tag"));
        value("read(String, ByteBuffer)", d -> {
            ByteBuffer read = ByteBuffer.allocate(5);
            return tagged(d).read("tag", read) + new String(read.array(), StandardCharsets.UTF_8);
        });
        value("delete(String)", d -> {
            tagged(d).delete("tag");
            return tagged(d).list();
        });
    }

    private static UserDefinedFileAttributeView tagged(Place d) throws java.io.IOException {
        UserDefinedFileAttributeView view = view(d, UserDefinedFileAttributeView.class);
        view.write("tag", ByteBuffer.wrap("value".getBytes(StandardCharsets.UTF_8)));
        return view;
    }

    private static <V extends FileAttributeView> V view(Place d, Class<V> type) {
        return Files.getFileAttributeView(d.path("file"), type);
    }
}

package dev.runtimeguard.fs.overlay;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.FileCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** The attributes of a file that a merged stream was asked for: read from the layer that has it, changed in the upper. */
final class MergedView implements PosixFileAttributeView {

    private final String name;
    private final FileCalls calls;
    private final Path path;
    private final Path named;
    private final boolean follow;
    private final Runnable requireOpen;

    private MergedView(String name, FileCalls calls, Path path, Path named, boolean follow, Runnable requireOpen) {
        this.name = name;
        this.calls = calls;
        this.path = path;
        this.named = named;
        this.follow = follow;
        this.requireOpen = requireOpen;
    }

    /** A view of one of the types that a secure stream has, or null. */
    static <V extends FileAttributeView> V of(
            Class<V> type, FileCalls calls, Path path, Path named, boolean follow, Runnable requireOpen) {
        String name;
        if (type == BasicFileAttributeView.class) {
            name = "basic";
        } else if (type == PosixFileAttributeView.class || type == FileOwnerAttributeView.class) {
            name = "posix";
        } else {
            return null;
        }
        return type.cast(new MergedView(name, calls, path, named, follow, requireOpen));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PosixFileAttributes readAttributes() throws IOException {
        requireOpen.run();
        return AnchoredCalls.run(named, () -> view(calls.look(path, follow)).readAttributes());
    }

    @Override
    public void setTimes(FileTime modified, FileTime accessed, FileTime created) throws IOException {
        change(view -> view.setTimes(modified, accessed, created));
    }

    @Override
    public void setPermissions(Set<PosixFilePermission> permissions) throws IOException {
        change(view -> view.setPermissions(permissions));
    }

    @Override
    public void setGroup(GroupPrincipal group) throws IOException {
        change(view -> view.setGroup(group));
    }

    @Override
    public UserPrincipal getOwner() throws IOException {
        return readAttributes().owner();
    }

    @Override
    public void setOwner(UserPrincipal owner) throws IOException {
        change(view -> view.setOwner(owner));
    }

    private interface Change {
        void to(PosixFileAttributeView view) throws IOException;
    }

    private void change(Change change) throws IOException {
        requireOpen.run();
        AnchoredCalls.run(named, () -> {
            change.to(view(calls.change(path, follow, Call.CHANGE_ATTRIBUTES)));
            return null;
        });
    }

    private PosixFileAttributeView view(Path physical) {
        return follow
                ? Files.getFileAttributeView(physical, PosixFileAttributeView.class)
                : Files.getFileAttributeView(physical, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}

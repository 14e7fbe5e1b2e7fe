package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.File;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.vfs2.FileObject;
import org.apache.commons.vfs2.FileSystemManager;
import org.apache.commons.vfs2.Selectors;
import org.apache.commons.vfs2.VFS;

/** A local file made, copied and deleted. */
public final class VfsCase {

    private VfsCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        FileSystemManager manager = VFS.getManager();
        try (FileObject item = manager.resolveFile(new File("."), "vfs/item.txt");
                FileObject copy = manager.resolveFile(new File("."), "vfs/copy.txt")) {
            item.createFile();
            try (OutputStream out = item.getContent().getOutputStream()) {
                out.write("lamp".getBytes(StandardCharsets.UTF_8));
            }
            copy.copyFrom(item, Selectors.SELECT_SELF);
            equal(true, item.delete());
            equal("lamp", copy.getContent().getString(StandardCharsets.UTF_8));
            equal(1, copy.getParent().getChildren().length);
        }
    }
}

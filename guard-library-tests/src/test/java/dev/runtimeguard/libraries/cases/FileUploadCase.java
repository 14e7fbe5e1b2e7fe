package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.fileupload.FileItem;
import org.apache.commons.fileupload.disk.DiskFileItemFactory;

/** An item above the threshold, kept in a repository directory and moved to its place. */
public final class FileUploadCase {

    private FileUploadCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        File repository = new File("uploads");
        repository.mkdirs();
        FileItem item = new DiskFileItemFactory(16, repository).createItem("f", "text/plain", false, "f.txt");
        try (OutputStream out = item.getOutputStream()) {
            out.write("lamp".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        equal(false, item.isInMemory());
        item.write(new File("uploads/kept.txt"));
        equal("lamp".repeat(100), Files.readString(Path.of("uploads/kept.txt")));
    }
}

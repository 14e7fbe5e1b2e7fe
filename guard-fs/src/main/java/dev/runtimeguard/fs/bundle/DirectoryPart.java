package dev.runtimeguard.fs.bundle;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A directory, such as /var/task; symbolic links are not followed, what cannot be listed is shown without its content. */
record DirectoryPart(Path root) implements PackagePart {

    @Override
    public void forEach(Visitor visitor) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                return show(directory, true, 0);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return attributes.isOther()
                        ? FileVisitResult.CONTINUE
                        : show(file, attributes.isDirectory(), attributes.size());
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException refused) throws IOException {
                return show(path, true, 0);
            }

            private FileVisitResult show(Path path, boolean isDirectory, long size) throws IOException {
                String name = path.equals(root) ? "." : root.relativize(path).toString();
                visitor.visit(new Item(name, mode(path), isDirectory, size, () -> Files.newInputStream(path)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static FileMode mode(Path path) {
        try {
            return FileMode.of(path);
        } catch (IOException | RuntimeException noModes) {
            return null;
        }
    }
}

package dev.runtimeguard.samples.local;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Copies and deletes directory trees, with file modes and symbolic links kept as they are. */
final class FileTrees {

    /** Decides what becomes of a file whose place in the copy is taken. */
    @FunctionalInterface
    interface Conflict {
        /** Copies {@code source} over, into, or not at all to {@code target}. */
        void resolve(Path source, Path target) throws IOException;
    }

    private FileTrees() {}

    static void copy(Path from, Path to, Conflict conflict) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                createDirectories(target(directory));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = target(file);
                if (Files.exists(target, NOFOLLOW_LINKS)) {
                    conflict.resolve(file, target);
                } else {
                    Files.copy(file, target, COPY_ATTRIBUTES, NOFOLLOW_LINKS);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                // Last, since the mode may not let us write into it.
                if (!directory.equals(from)) {
                    setMode(target(directory), mode(directory));
                }
                return FileVisitResult.CONTINUE;
            }

            private Path target(Path source) {
                return to.resolve(from.relativize(source).toString());
            }
        });
    }

    static void replace(Path source, Path target) throws IOException {
        Files.copy(source, target, COPY_ATTRIBUTES, NOFOLLOW_LINKS, REPLACE_EXISTING);
    }

    /** Creates a directory and its missing parents with mode 0755, whatever the umask. */
    static void createDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            createDirectories(directory.getParent());
            Files.createDirectory(directory);
            setMode(directory, 0755);
        }
    }

    static int mode(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:mode") & 07777;
    }

    static void setMode(Path path, int mode) throws IOException {
        Files.setAttribute(path, "unix:mode", mode);
    }

    /** Deletes a tree; one that is not there is fine. */
    static void delete(Path root) throws IOException {
        if (!Files.exists(root, NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                // A directory without permissions: ours to open, and then to walk after all.
                if (!Files.isDirectory(file, NOFOLLOW_LINKS) || mode(file) == 0700) {
                    throw failure;
                }
                setMode(file, 0700);
                delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                setMode(directory, 0700);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

package dev.runtimeguard.fs.overlay;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** As much of it as {@code java.io} can do; what that answers by true or false fails with as much as it says. */
final class JavaIoOperations extends PlainOperations {

    @Override
    public void write(Path path, Set<? extends OpenOption> options, byte[] data) throws IOException {
        File file = path.toFile();
        if (options.contains(StandardOpenOption.CREATE_NEW)) {
            require(file.createNewFile());
        }
        if (options.contains(StandardOpenOption.APPEND) || options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            try (FileOutputStream out = new FileOutputStream(file, options.contains(StandardOpenOption.APPEND))) {
                out.write(data);
            }
        } else {
            try (RandomAccessFile out = new RandomAccessFile(file, "rw")) {
                out.write(data);
            }
        }
    }

    @Override
    public byte[] read(Path path) throws IOException {
        try (FileInputStream in = new FileInputStream(path.toFile())) {
            return in.readAllBytes();
        }
    }

    @Override
    public void createDirectory(Path path) throws IOException {
        require(path.toFile().mkdir());
    }

    @Override
    public void delete(Path path) throws IOException {
        require(path.toFile().delete());
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        require(from.toFile().renameTo(to.toFile()));
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        File[] files = directory.toFile().listFiles();
        require(files != null);
        List<Path> names = new ArrayList<>();
        for (File file : files) {
            names.add(file.toPath().getFileName());
        }
        return names;
    }

    @Override
    public Path realPath(Path path) throws IOException {
        return path.toFile().getCanonicalFile().toPath();
    }

    @Override
    public boolean exists(Path path) {
        File file = path.toFile();
        return file.isFile() || file.isDirectory();
    }

    @Override
    public boolean isWritable(Path path) {
        return path.toFile().canWrite();
    }

    private static void require(boolean done) throws IOException {
        if (!done) {
            throw new IOException("not done");
        }
    }
}

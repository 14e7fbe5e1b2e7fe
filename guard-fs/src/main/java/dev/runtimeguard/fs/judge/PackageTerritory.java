package dev.runtimeguard.fs.judge;

import dev.runtimeguard.GuardConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The writable places of a test, in whose working directory the function's package stands for {@code /var/task}: that is
 * not writable, even where the project was checked out below {@code /tmp}. A temporary directory of the build's own and
 * directories of the settings below it are.
 */
public final class PackageTerritory implements Territory {

    private final Territory places;
    private final Path workingDirectory;
    private final List<Path> writableBelow = new ArrayList<>();

    /** The places of these settings, in the working directory of this process. */
    public PackageTerritory(GuardConfig config) {
        this(new Places(config), config, Path.of(System.getProperty("user.dir")));
    }

    PackageTerritory(Territory places, GuardConfig config, Path workingDirectory) {
        this.places = places;
        this.workingDirectory = real(workingDirectory);
        List<Path> writable = new ArrayList<>(config.fsWritable());
        writable.add(config.fsOverlayDir());
        writable.add(Path.of(System.getProperty("java.io.tmpdir")));
        for (Path directory : writable) {
            for (Path name : List.of(directory.toAbsolutePath().normalize(), real(directory))) {
                if (name.startsWith(this.workingDirectory)) {
                    writableBelow.add(name);
                }
            }
        }
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException notThereYet) {
            return directory.toAbsolutePath().normalize();
        }
    }

    @Override
    public boolean isWritable(Path real) {
        return real.startsWith(workingDirectory)
                ? writableBelow.stream().anyMatch(real::startsWith)
                : places.isWritable(real);
    }

    @Override
    public boolean refuses(Path real) {
        return true;
    }
}

package dev.runtimeguard.fs.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a deployment package and its layers, seen with the eyes of the function's user. Reads each file's
 * first bytes and every jar's entries, so it takes seconds for a big package; unpacks nothing to disk and at most 1 GiB in
 * memory, bit by bit. An instance is a value.
 *
 * @param findings errors first
 * @param unzippedBytes of all parts together
 */
public record PackageInspection(List<Finding> findings, long unzippedBytes) {

    private static final Path TASK = Path.of("/var/task");
    private static final Path LAYERS = Path.of("/opt");

    public PackageInspection {
        findings = List.copyOf(findings);
    }

    /**
     * Inspects a function's package.
     *
     * @param function a zip, a jar or a directory
     * @param layers zips or directories; where there are two of a class, the function's own wins
     * @param architecture the function's
     * @param known libraries known to write outside {@code /tmp}
     * @throws IOException where the package or a layer cannot be read
     */
    public static PackageInspection of(Path function, List<Path> layers, Architecture architecture, KnownWriters known)
            throws IOException {
        Inspector inspector = new Inspector(architecture, known, new Budget(Budget.BYTES));
        inspector.inspect(part(function), function, "", "lib/");
        for (Path layer : layers) {
            Path name = layer.getFileName();
            inspector.inspect(part(layer), layer, (name == null ? layer : name) + ":", "java/lib/");
        }
        return inspector.result();
    }

    /**
     * Inspects what this process runs on, as {@link #ofThisFunction(KnownWriters)}, with the libraries that the guard
     * knows.
     *
     * @throws IOException where there is no task root, as outside Lambda
     */
    public static PackageInspection ofThisFunction() throws IOException {
        return ofThisFunction(KnownWriters.OF_THE_GUARD);
    }

    /**
     * Inspects what this process runs on: the task root and the layers as Lambda unpacked them.
     *
     * @param known libraries known to write outside {@code /tmp}
     * @throws IOException where there is no task root, as outside Lambda
     */
    public static PackageInspection ofThisFunction(KnownWriters known) throws IOException {
        List<Path> layers = new ArrayList<>();
        if (Files.isDirectory(LAYERS)) {
            layers.add(LAYERS);
        }
        return of(TASK, layers, Architecture.current().orElse(Architecture.X86_64), known);
    }

    private static PackagePart part(Path path) {
        return Files.isDirectory(path) ? new DirectoryPart(path) : new ZipPart(path);
    }
}

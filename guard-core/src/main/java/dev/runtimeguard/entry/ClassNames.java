package dev.runtimeguard.entry;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The names of the classes that a function brings: those of its class loader's jars and directories, and of the class
 * path where the loader tells none, as in a container image. Bounded, and silent about what cannot be read.
 */
final class ClassNames {

    private static final int MAX_ENTRIES = 500;
    private static final int MAX_CLASSES = 100_000;
    private static final int MAX_DEPTH = 30;
    private static final String SUFFIX = ".class";

    private ClassNames() {}

    static Stream<String> visibleTo(ClassLoader loader) {
        return Stream.concat(ofLoader(loader), ofClassPath())
                .distinct()
                .limit(MAX_ENTRIES)
                .flatMap(ClassNames::in)
                .limit(MAX_CLASSES);
    }

    private static Stream<Path> ofLoader(ClassLoader loader) {
        return loader instanceof URLClassLoader urls
                ? Stream.of(urls.getURLs()).flatMap(ClassNames::file)
                : Stream.empty();
    }

    private static Stream<Path> file(URL url) {
        try {
            return url.getProtocol().equals("file") ? Stream.of(Path.of(url.toURI())) : Stream.empty();
        } catch (URISyntaxException | IllegalArgumentException notAFile) {
            return Stream.empty();
        }
    }

    private static Stream<Path> ofClassPath() {
        return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of);
    }

    private static Stream<String> in(Path entry) {
        try {
            return (Files.isDirectory(entry) ? inDirectory(entry) : inJar(entry)).stream();
        } catch (IOException | RuntimeException unreadable) {
            return Stream.empty();
        }
    }

    private static List<String> inDirectory(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory, MAX_DEPTH)) {
            return classes(
                    files.map(file -> directory.relativize(file).toString().replace(File.separatorChar, '/')));
        }
    }

    private static List<String> inJar(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return classes(file.stream().map(ZipEntry::getName));
        }
    }

    private static List<String> classes(Stream<String> files) {
        return files.filter(file -> file.endsWith(SUFFIX) && !file.startsWith("META-INF/"))
                .limit(MAX_CLASSES)
                .map(file -> file.substring(0, file.length() - SUFFIX.length()).replace('/', '.'))
                .toList();
    }
}

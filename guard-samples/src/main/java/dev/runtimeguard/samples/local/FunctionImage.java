package dev.runtimeguard.samples.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The directories of Lambda's that are the function's or the runtime's, laid out below one directory: var/task,
 * var/runtime, opt, etc and tmp. Class directories are merged into var/task, where the first on the class path wins,
 * jars go to var/task/lib.
 */
final class FunctionImage {

    private static final String PASSWD = """
            root:x:0:0:root:/root:/bin/bash
            sbx_user1051:x:993:990::/home/sbx_user1051:/sbin/nologin
            """;
    private static final String GROUP = """
            root:x:0:
            sbx_user1051:x:990:
            """;
    private static final String NAME_SERVICES = """
            passwd: files
            group: files
            hosts: files dns
            """;
    private static final String HOSTS = """
            127.0.0.1 localhost
            ::1 localhost
            """;

    private final Path root;

    private FunctionImage(Path root) {
        this.root = root;
    }

    /**
     * Lays the image out.
     *
     * @param root a directory that does not exist yet
     */
    static FunctionImage create(Path root, FunctionConfig config) throws IOException {
        FunctionImage image = new FunctionImage(root);
        for (String directory : List.of("etc", "opt", "tmp", "var/task", "var/runtime/lib")) {
            FileTrees.createDirectories(root.resolve(directory));
        }
        image.writeEtc();
        image.copyRuntime(config.classPath().runtime());
        image.copyFunction(config.classPath().function());
        if (config.layers().isPresent()) {
            FileTrees.copy(config.layers().get(), root.resolve("opt"), FileTrees::replace);
        }
        for (TaskFile file : config.taskFiles()) {
            file.writeTo(image.taskRoot());
        }
        return image;
    }

    Path root() {
        return root;
    }

    Path taskRoot() {
        return root.resolve("var/task");
    }

    private void writeEtc() throws IOException {
        Path etc = root.resolve("etc");
        Files.writeString(etc.resolve("passwd"), PASSWD);
        Files.writeString(etc.resolve("group"), GROUP);
        Files.writeString(etc.resolve("nsswitch.conf"), NAME_SERVICES);
        Files.writeString(etc.resolve("hosts"), HOSTS);
    }

    private void copyRuntime(List<Path> jars) throws IOException {
        for (Path jar : jars) {
            Path target =
                    root.resolve("var/runtime/lib").resolve(jar.getFileName().toString());
            Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
            FileTrees.setMode(target, 0644);
        }
    }

    private void copyFunction(List<Path> classPath) throws IOException {
        Path lib = taskRoot().resolve("lib");
        for (Path entry : classPath) {
            if (root.startsWith(entry.toRealPath())) {
                throw new IOException("The temporary directory is inside the class directory " + entry);
            }
            if (Files.isDirectory(entry)) {
                FileTrees.copy(entry, taskRoot(), FunctionImage::merge);
            } else {
                FileTrees.createDirectories(lib);
                Files.copy(entry, unusedName(lib, entry.getFileName().toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Joins lists of providers, which the class path would have found both; of anything else the first stays. */
    private static void merge(Path source, Path target) throws IOException {
        String path = target.toString();
        if (path.contains("/META-INF/services/") || path.endsWith("/execution.interceptors")) {
            Files.writeString(target, "\n" + Files.readString(source), StandardOpenOption.APPEND);
        }
    }

    private static Path unusedName(Path directory, String name) {
        Path path = directory.resolve(name);
        for (int i = 2; Files.exists(path); i++) {
            path = directory.resolve(i + "-" + name);
        }
        return path;
    }
}

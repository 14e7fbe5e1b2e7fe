package dev.runtimeguard.benchmarks;

import dev.runtimeguard.samples.local.LambdaClassPath;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Class paths of functions that have a part of what this process has. */
final class ClassPaths {

    private ClassPaths() {}

    /** @param names of jars, or of modules of this build, or whole paths, as a regular expression */
    static LambdaClassPath only(String names) {
        Pattern wanted = Pattern.compile(names);
        return LambdaClassPath.ofThisProcess()
                .keeping(entry -> wanted.matcher(nameOf(entry)).matches()
                        || wanted.matcher(entry.toString()).matches());
    }

    /** In the reactor a module may still be its classes directory, named by the folders above it. */
    private static String nameOf(Path entry) {
        boolean directory = entry.endsWith(Path.of("target", "classes"));
        return (directory ? entry.getParent().getParent() : entry).getFileName().toString();
    }
}

package dev.runtimeguard.samples.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The runtime interface client's native library. By itself the client unpacks it to one fixed name in /tmp, where two
 * clients that share a /tmp overwrite each other's.
 */
final class RuntimeNativeLibrary {

    /** The client's system property for a library that is unpacked already. */
    static final String LOCATION_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private RuntimeNativeLibrary() {}

    /**
     * Unpacks the library for this machine.
     *
     * @throws IOException when there is none: the client supports Linux on x86-64 and aarch64 only
     */
    static Path extract(List<Path> runtimeJars, Path directory) throws IOException {
        String entryName = entryName();
        for (Path jar : runtimeJars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                ZipEntry entry = zip.getEntry(entryName);
                if (entry != null) {
                    Path library = directory.resolve("libaws-lambda-jni.so");
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, library);
                    }
                    return library;
                }
            }
        }
        throw new IOException("The runtime interface client has no " + entryName
                + "; it runs on Linux only. Elsewhere, run this in a Linux container.");
    }

    private static String entryName() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String architecture =
                switch (System.getProperty("os.arch")) {
                    case "amd64" -> "x86_64";
                    case "aarch64" -> "aarch_64";
                    default -> System.getProperty("os.arch");
                };
        return "jni/libaws-lambda-jni." + system + (isMusl() ? "_musl" : "") + "-" + architecture + ".so";
    }

    private static boolean isMusl() throws IOException {
        Path libraries = Path.of("/lib");
        if (!Files.isDirectory(libraries)) {
            return false;
        }
        try (DirectoryStream<Path> loaders = Files.newDirectoryStream(libraries, "ld-musl-*")) {
            return loaders.iterator().hasNext() && !Files.exists(libraries.resolve("ld-linux-x86-64.so.2"));
        }
    }
}

package dev.runtimeguard.samples.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Returns, as properties, what a function can find out about the place it runs in. */
public final class InspectingHandler implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Properties found = new Properties();
        System.getenv().forEach((name, value) -> found.setProperty("env." + name, value));
        for (String name : new String[] {"user.name", "user.home", "user.dir", "java.home", "java.class.path"}) {
            found.setProperty(name, System.getProperty(name));
        }
        found.setProperty("charset", Charset.defaultCharset().name());
        found.setProperty(
                "jvm", ManagementFactory.getRuntimeMXBean().getInputArguments().toString());
        found.setProperty("loader", getClass().getClassLoader().getClass().getSimpleName());
        found.setProperty(
                "core.loader", Context.class.getClassLoader().getClass().getSimpleName());
        put(found, "uid", () -> Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        put(found, "gid", () -> Files.getAttribute(Path.of("/proc/self"), "unix:gid"));
        put(found, "capabilities", () -> Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("CapEff"))
                .findFirst()
                .orElseThrow());
        put(found, "home.exists", () -> new File(System.getProperty("user.home")).exists());
        put(found, "tmp.total", () -> new File("/tmp").getTotalSpace());
        put(found, "tmp.mode", () -> Integer.toOctalString((int) Files.getAttribute(Path.of("/tmp"), "unix:mode")));
        put(found, "tmp.write", () -> Files.writeString(Path.of("/tmp/ok"), "ok"));
        put(found, "host", () -> Files.exists(Path.of("/root")) || Files.exists(Path.of("/old/etc")));
        put(found, "secret", () -> Files.readString(Path.of("secret.properties")));
        put(found, "private", () -> {
            try (Stream<Path> files = Files.list(Path.of("private"))) {
                return files.count();
            }
        });
        put(found, "open", () -> Files.readString(Path.of("config/it's \"open\".txt")));
        put(found, "layer", () -> Files.readString(Path.of("/opt/layer.txt")));
        put(found, "tool", () -> Files.isExecutable(Path.of("bin/tool")));
        put(found, "hosts", () -> java.net.InetAddress.getByName("localhost").isLoopbackAddress());
        for (String path : new String[] {
            "/x",
            "/var/task/x",
            "/var/task/config/existing.txt",
            "/var/runtime/x",
            "/opt/x",
            "/etc/x",
            "/usr/x",
            "/var/lang/x",
            "/home/x"
        }) {
            put(found, "write." + path, () -> {
                new FileOutputStream(path).close();
                return "written";
            });
        }
        put(found, "nio.write", () -> Files.writeString(Path.of("rel.txt"), "x"));
        found.store(output, null);
    }

    private static void put(Properties found, String name, Callable<?> look) {
        String value;
        try {
            value = String.valueOf(look.call());
        } catch (Exception e) {
            value = e.toString();
        }
        found.setProperty(name, value);
    }
}

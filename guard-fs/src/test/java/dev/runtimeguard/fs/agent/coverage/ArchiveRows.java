package dev.runtimeguard.fs.agent.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Archives, and classes out of them: each opened after the program itself has put another in the place. */
final class ArchiveRows extends Rows {
    private static final String OPEN = "Works on the open archive.";

    ArchiveRows() {
        of(ZipFile.class);
        none(OPEN, "close()", "entries()", "getComment()", "getEntry(String)", "getInputStream(ZipEntry)");
        none(OPEN, "getName()", "size()", "stream()", "toString()");
        value("new(File)", d -> added(new ZipFile(added(d).file("new.jar"))));
        value("new(File, Charset)", d -> added(new ZipFile(added(d).file("new.jar"), UTF_8)));
        value("new(File, int)", d -> {
            Object read = added(new ZipFile(added(d).file("new.jar"), ZipFile.OPEN_READ | ZipFile.OPEN_DELETE));
            return read + "," + d.file("new.jar").exists();
        });
        value("new(File, int, Charset)", d -> added(new ZipFile(added(d).file("new.jar"), ZipFile.OPEN_READ, UTF_8)));
        value("new(String)", d -> added(new ZipFile(added(d).text("new.jar"))));
        value("new(String, Charset)", d -> added(new ZipFile(added(d).text("new.jar"), UTF_8)));
        of(JarFile.class);
        none(OPEN, "entries()", "getEntry(String)", "getInputStream(ZipEntry)", "getJarEntry(String)");
        none(OPEN, "getManifest()", "getVersion()", "isMultiRelease()", "stream()", "versionedStream()");
        none("The JVM's.", "baseVersion()", "runtimeVersion()");
        value("new(File)", d -> added(new JarFile(added(d).file("new.jar"))));
        value("new(File, boolean)", d -> added(new JarFile(added(d).file("new.jar"), true)));
        value("new(File, boolean, int)", d -> added(new JarFile(added(d).file("new.jar"), true, ZipFile.OPEN_READ)));
        value(
                "new(File, boolean, int, Version)",
                d -> added(new JarFile(added(d).file("new.jar"), true, ZipFile.OPEN_READ, JarFile.runtimeVersion())));
        value("new(String)", d -> added(new JarFile(added(d).text("new.jar"))));
        value("new(String, boolean)", d -> added(new JarFile(added(d).text("new.jar"), false)));
        of(JarOutputStream.class);
        none("Takes an open stream; the archive rows write by it.", "new(OutputStream)", "new(OutputStream, Manifest)");
        classLoaders();
    }

    private void classLoaders() {
        of(URLClassLoader.class);
        String loader = "Takes URLs; opens them as new(URL[], ClassLoader) does.";
        none(loader, "new(String, URL[], ClassLoader)", "new(String, URL[], ClassLoader, URLStreamHandlerFactory)");
        none(loader, "new(URL[], ClassLoader, URLStreamHandlerFactory)", "newInstance(URL[])", "new(URL[])");
        none(loader, "newInstance(URL[], ClassLoader)", "getURLs()", "close()");
        value("new(URL[], ClassLoader)", d -> {
            Files.move(added(d).path("classes"), d.path("moved"));
            try (URLClassLoader classes = loader(d, "moved")) {
                Class<?> type = classes.loadClass(Drive.class.getName());
                return type.getProtectionDomain().getCodeSource().getLocation();
            }
        });
        value("findResource(String)", d -> {
            try (URLClassLoader jar = loader(added(d), "new.jar")) {
                return jar.findResource("added");
            }
        });
        value("findResources(String)", d -> {
            try (URLClassLoader jar = loader(added(d), "new.jar")) {
                return jar.findResources("added").nextElement();
            }
        });
        value("getResourceAsStream(String)", d -> {
            try (URLClassLoader jar = loader(added(d), "new.jar");
                    InputStream in = jar.getResourceAsStream("added")) {
                return new String(in.readAllBytes(), UTF_8);
            }
        });
    }

    private static URLClassLoader loader(Place d, String name) throws Exception {
        return new URLClassLoader(new URL[] {d.path(name).toUri().toURL()}, null);
    }

    /** The place, with an archive that only the program has put there. Its entry has a fixed date. */
    private static Place added(Place d) throws Exception {
        try (JarOutputStream out = new JarOutputStream(new FileOutputStream(d.file("new.jar")))) {
            ZipEntry entry = new ZipEntry("added");
            entry.setTime(Fixture.TIME);
            out.putNextEntry(entry);
            out.write("by the program".getBytes(UTF_8));
        }
        return d;
    }

    private static Object added(ZipFile archive) throws Exception {
        try (archive;
                InputStream in = archive.getInputStream(archive.getEntry("added"))) {
            return archive.getName() + "," + archive.size() + new String(in.readAllBytes(), UTF_8);
        }
    }
}

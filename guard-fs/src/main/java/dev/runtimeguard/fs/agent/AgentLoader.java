package dev.runtimeguard.fs.agent;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Loads the agent's classes, and guard-core's that are packed with them, apart from those of the application: its own
 * first, except for the bridge, which the boot loader has.
 */
final class AgentLoader extends ClassLoader {
    private static final String OURS = "dev.runtimeguard.";
    private static final String BRIDGE = "dev.runtimeguard.fs.bridge.";
    private static final String DEFINER = "dev.runtimeguard.fs.agent.Definer";
    private static final String PACKED = "META-INF/agent/";

    static {
        registerAsParallelCapable();
    }

    private final File file;
    private final ZipFile jar;

    AgentLoader(File file) throws IOException {
        super("runtime-guard", getSystemClassLoader());
        this.file = file;
        this.jar = new ZipFile(file);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(BRIDGE)) {
            // Not the parent's: it would find the class file in the jar before the boot loader has the class.
            return Class.forName(name, false, null);
        }
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.equals(DEFINER)) {
            byte[] assembled = BridgeDefiner.classFile();
            return defineClass(name, assembled, 0, assembled.length);
        }
        ZipEntry entry = entry(name.replace('.', '/').concat(".class"));
        if (entry == null) {
            throw new ClassNotFoundException(name);
        }
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] content = in.readAllBytes();
            return defineClass(name, content, 0, content.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        ZipEntry entry = entry(name);
        try {
            return entry == null ? super.getResourceAsStream(name) : jar.getInputStream(entry);
        } catch (IOException unreadable) {
            return null;
        }
    }

    @Override
    protected URL findResource(String name) {
        ZipEntry entry = entry(name);
        try {
            return entry == null
                    ? null
                    : new URL("jar:".concat(file.toURI() + "!/").concat(entry.getName()));
        } catch (MalformedURLException impossible) {
            return null;
        }
    }

    private ZipEntry entry(String name) {
        ZipEntry own = jar.getEntry(name);
        return own != null ? own : jar.getEntry(PACKED.concat(name));
    }
}

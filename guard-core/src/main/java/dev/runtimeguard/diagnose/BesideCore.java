package dev.runtimeguard.diagnose;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;

/**
 * Defines the guard's modules beside guard-core when a loader above it has them: the agent's jar is on the system class
 * path, the function with guard-core in a child of it that asks its parent first, so that a provider comes from where
 * guard-core's classes are not. What is guard-core's own comes from its loader as ever.
 */
final class BesideCore extends ClassLoader {

    private static final String OURS = "dev.runtimeguard.";

    /** One, so that the providers of several services are of the same module. */
    private static final class Holder {
        static final BesideCore INSTANCE = new BesideCore(BesideCore.class.getClassLoader());
    }

    private final ClassLoader above;

    BesideCore(ClassLoader core) {
        super(core);
        this.above = core == null ? null : core.getParent();
    }

    static ClassLoader instance() {
        return Holder.INSTANCE;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        if (!name.startsWith(OURS) || above == null || above.getResource(file) == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name, file);
        }
    }

    private Class<?> define(String name, String file) throws ClassNotFoundException {
        URL url = above.getResource(file);
        try (InputStream in = url.openStream()) {
            byte[] content = in.readAllBytes();
            CodeSource source = new CodeSource(homeOf(url, file), (Certificate[]) null);
            return defineClass(name, content, 0, content.length, new ProtectionDomain(source, null, this, null));
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    /** The jar or the directory that a class file is in. */
    private static URL homeOf(URL url, String file) throws MalformedURLException {
        String text = url.toString();
        String home = text.substring(0, text.length() - file.length());
        return new URL(home.startsWith("jar:") && home.endsWith("!/") ? home.substring(4, home.length() - 2) : home);
    }
}

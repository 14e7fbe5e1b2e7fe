package dev.runtimeguard.fs.agent;

import dev.runtimeguard.fs.bridge.FileBridge;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.util.List;

/** Patches the JDK to call the bridge, and only then switches the bridge on. */
final class Interception {

    private Interception() {}

    static void start(Instrumentation instrumentation) throws Exception {
        FileBridge.install(system(), new Reflected());
        List<String> missing = new Transformer(Hooks.atStart()).patch(instrumentation);
        if (!missing.isEmpty()) {
            InternalReport.print("Nothing is redirected, as this JDK lacks " + missing.size()
                    + " of the methods that would have to be watched: " + missing.get(0)
                    + (missing.size() > 1 ? " and others" : ""));
        }
        // What is plainly in the ephemeral storage is of no interest, except for a policy.
        FileBridge.ephemeral(mayBeStrict() ? null : "/tmp/");
        FileBridge.ask(new Guarded(new CallsFactory(instrumentation, missing.isEmpty())));
    }

    /** The JDK's own file system, also where another provider is the default. */
    private static FileSystem system() throws ReflectiveOperationException {
        FileSystem usual = FileSystems.getDefault();
        if (usual.getClass().getName().startsWith("sun.nio.fs.")) {
            return usual;
        }
        Method own = Class.forName("sun.nio.fs.DefaultFileSystemProvider").getMethod("theFileSystem");
        own.setAccessible(true);
        return (FileSystem) own.invoke(null);
    }

    /** Whether strict mode may be on; the settings themselves are read with the first call that is of interest. */
    private static boolean mayBeStrict() {
        String mode = System.getenv("GUARD_FS");
        boolean strict = mode != null && mode.trim().equalsIgnoreCase("strict");
        return strict || System.getenv("GUARD_STRICT") != null;
    }
}

package dev.runtimeguard.fs.agent;

import dev.runtimeguard.fs.bridge.FileBridge;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.util.List;
import java.util.Map;

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
        FileBridge.ephemeral(mayBeStrict(System.getenv()) ? null : "/tmp/");
        CallsFactory factory = new CallsFactory(instrumentation, missing.isEmpty());
        Guarded guarded = new Guarded(factory);
        StorageCalls storage = new StorageCalls(instrumentation, guarded.engine());
        storage.settings(System.getenv());
        FileBridge.control(new Control(factory, guarded.engine(), storage, instrumentation));
        FileBridge.ask(guarded);
        FileBridge.reads(hasOverlay(System.getenv()));
    }

    /** Whether an earlier process of this container left an overlay; whoever looks first has it opened then. */
    private static boolean hasOverlay(Map<String, String> flags) {
        String directory = flags.get("GUARD_FS_OVERLAY_DIR");
        return redirects(flags) && new File(directory == null ? "/tmp/.guard" : directory.trim(), "upper").exists();
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
    static boolean mayBeStrict(Map<String, String> flags) {
        return isMode(flags, "strict") || flags.get("GUARD_STRICT") != null;
    }

    static boolean redirects(Map<String, String> flags) {
        return isMode(flags, "redirect");
    }

    private static boolean isMode(Map<String, String> flags, String mode) {
        String set = flags.get("GUARD_FS");
        return set != null && set.trim().equalsIgnoreCase(mode);
    }
}

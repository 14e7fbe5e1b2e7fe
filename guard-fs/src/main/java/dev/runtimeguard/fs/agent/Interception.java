package dev.runtimeguard.fs.agent;

import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.FileBridge;
import dev.runtimeguard.fs.judge.Findings;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.List;

/** Patches the JDK to call the bridge, and only then switches the bridge on. */
final class Interception {

    private static final Findings NONE = new Findings() {
        @Override
        public void refused(Call call, Path path) {}

        @Override
        public void redirected(Call call, Path path, Path redirectedTo) {}
    };

    private Interception() {}

    static void start(Instrumentation instrumentation) throws Exception {
        GuardConfig config = GuardConfig.fromEnvironment(System.getenv());
        connect();
        List<String> missing = new Transformer(Hooks.all()).patch(instrumentation);
        if (!missing.isEmpty()) {
            InternalReport.print("Nothing is redirected, as this JDK lacks " + missing.size()
                    + " of the methods that would have to be watched: " + missing.get(0)
                    + (missing.size() > 1 ? " and others" : ""));
        }
        // What is plainly in the ephemeral storage is of no interest, except for a policy.
        FileBridge.ephemeral(config.strict() || config.fs() == FsMode.STRICT ? null : "/tmp/");
        FileBridge.ask(new Guarded(new CallsFactory(config, missing.isEmpty(), NONE)));
    }

    private static void connect() throws ReflectiveOperationException {
        Class<?> provider = Class.forName("sun.nio.fs.DefaultFileSystemProvider");
        Method files = provider.getMethod("theFileSystem");
        files.setAccessible(true);
        Constructor<?> exception = Class.forName("sun.nio.fs.UnixException").getDeclaredConstructor(int.class);
        exception.setAccessible(true);
        Method bytes = Class.forName("sun.nio.fs.UnixPath").getDeclaredMethod("getByteArrayForSysCalls");
        bytes.setAccessible(true);
        FileBridge.install((FileSystem) files.invoke(null), exception, bytes);
    }
}

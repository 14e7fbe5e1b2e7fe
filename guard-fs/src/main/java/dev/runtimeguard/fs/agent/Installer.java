package dev.runtimeguard.fs.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/** Puts the bridge into the boot loader. Knows nothing of it by type, as there is nothing before that. */
public final class Installer {

    /** The bridge's classes, each after those that it extends. */
    private static final String[] BRIDGE = {
        "Call",
        "CallFailed",
        "OpenFlags",
        "OpenFlags$NoFollow",
        "FileCalls",
        "Creations",
        "JdkInternals",
        "FileBridge",
        "OwnFrames",
        "CanonicalPath",
        "TemporaryFile",
        "IoBridge",
        "NioBridge"
    };

    private Installer() {}

    /** Called once, from outside of this class loader. */
    public static void install(Instrumentation instrumentation) throws Throwable {
        open(instrumentation);
        defineBridge(BRIDGE);
        Interception.start(instrumentation);
    }

    /** Opens what is needed to this class loader's unnamed module, and to nobody else. */
    private static void open(Instrumentation instrumentation) {
        Set<Module> us = Set.of(Installer.class.getModule());
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of("jdk.internal.misc", us),
                Map.of("sun.nio.fs", us),
                Set.of(),
                Map.of());
    }

    /** Defines classes of the bridge into the boot loader. */
    static void defineBridge(String... names) throws ReflectiveOperationException, IOException {
        ClassLoader loader = Installer.class.getClassLoader();
        ClassDefiner definer = Class.forName("dev.runtimeguard.fs.agent.Definer", true, loader)
                .asSubclass(ClassDefiner.class)
                .getConstructor()
                .newInstance();
        for (String name : names) {
            String type = Prologue.BRIDGES.concat(name);
            try (InputStream in = loader.getResourceAsStream(type.concat(".class"))) {
                definer.define(type, in.readAllBytes());
            }
        }
    }
}

package dev.runtimeguard.fs.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;

/**
 * The agent's entry, on the command line and late. It throws nothing, whatever happens: an exception out of
 * {@code premain} would end the JVM. With {@code GUARD_DISABLED=true} or {@code GUARD_FS=off} it does nothing.
 */
public final class Agent {

    private Agent() {}

    /** Called before the program's main method. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        start(instrumentation);
    }

    /** Called when the agent is attached to a running JVM. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        start(instrumentation);
    }

    private static void start(Instrumentation instrumentation) {
        try {
            if (isOff() || isInstalled()) {
                return;
            }
            File jar = new File(Agent.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Class.forName("dev.runtimeguard.fs.agent.Installer", true, new AgentLoader(jar))
                    .getMethod("install", Instrumentation.class)
                    .invoke(null, instrumentation);
        } catch (Throwable fault) {
            // Nothing of the guard can be relied on here, its reports included.
            System.err.println("Runtime Guard: file access is not guarded: "
                    .concat(causeOf(fault).toString()));
        }
    }

    private static Throwable causeOf(Throwable fault) {
        return fault instanceof InvocationTargetException && fault.getCause() != null ? fault.getCause() : fault;
    }

    /** The two flags are looked at here as well, so that switched off means that not even the settings are read. */
    static boolean isOff() {
        return is("GUARD_DISABLED", "true") || is("GUARD_FS", "off");
    }

    private static boolean is(String flag, String value) {
        String set = System.getenv(flag);
        return set != null && set.trim().equalsIgnoreCase(value);
    }

    /** Whether an agent was here before, as when both the command line and an environment variable name it. */
    private static boolean isInstalled() {
        try {
            Class.forName("dev.runtimeguard.fs.bridge.FileBridge", false, null);
            return true;
        } catch (ClassNotFoundException first) {
            return false;
        }
    }
}

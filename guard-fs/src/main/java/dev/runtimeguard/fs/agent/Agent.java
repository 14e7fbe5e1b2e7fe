package dev.runtimeguard.fs.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;

/**
 * The agent's entry, on the command line and late. It throws nothing, whatever happens: an exception out of
 * {@code premain} would end the JVM. With {@code GUARD_DISABLED=true} or {@code GUARD_FS=off} it does nothing.
 */
public final class Agent {

    static final String REDACT = "GUARD_REDACT";

    private Agent() {}

    /** Called before the program's main method. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation);
    }

    /** Called when the agent is attached to a running JVM. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation);
    }

    private static void start(String arguments, Instrumentation instrumentation) {
        try {
            if (isOff() || isInstalled()) {
                return;
            }
            Class.forName("dev.runtimeguard.fs.agent.Installer", true, new AgentLoader(jar(arguments)))
                    .getMethod("install", Instrumentation.class)
                    .invoke(null, instrumentation);
        } catch (Throwable fault) {
            PlainReport.print(causeOf(fault));
        }
    }

    /** The guard's jar: this class's own, or the one that {@link AgentStub} names. */
    private static File jar(String arguments) throws URISyntaxException {
        if (arguments != null && arguments.startsWith(AgentStub.JAR)) {
            return new File(arguments.substring(AgentStub.JAR.length()));
        }
        return new File(
                Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static Throwable causeOf(Throwable fault) {
        return fault instanceof InvocationTargetException && fault.getCause() != null ? fault.getCause() : fault;
    }

    /** The two flags are looked at here as well, so that switched off means that not even the settings are read. */
    static boolean isOff() {
        return is("GUARD_DISABLED", "true") || is("GUARD_FS", "off");
    }

    static boolean is(String flag, String value) {
        return isSet(System.getenv(flag), value);
    }

    /** Whether a flag is set to a value as {@code set}, which is null when it is not set. */
    static boolean isSet(String set, String value) {
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

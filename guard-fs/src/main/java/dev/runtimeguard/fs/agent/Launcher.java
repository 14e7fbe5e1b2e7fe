package dev.runtimeguard.fs.agent;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Attaches the agent and runs a program's main class, named by the first argument. From Java 25 on any agent on the
 * command line costs the JVM its ahead-of-time cache; one that attaches later does not.
 */
public final class Launcher {

    private Launcher() {}

    /** Runs the program; whatever its main method throws is thrown, and the agent's failures are not. */
    public static void main(String[] arguments) throws Throwable {
        attach();
        Class<?> program = Class.forName(arguments[0], true, ClassLoader.getSystemClassLoader());
        try {
            program.getMethod("main", String[].class)
                    .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static void attach() {
        if (Agent.isOff()) {
            return;
        }
        try {
            SelfAttach.load(Path.of(Launcher.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError fault) {
            PlainReport.print(fault);
        }
    }
}

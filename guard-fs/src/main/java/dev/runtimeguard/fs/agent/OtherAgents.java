package dev.runtimeguard.fs.agent;

import java.lang.reflect.Method;

/** Whether the JVM was started with agents besides this one. */
final class OtherAgents {

    private static final String[] OPTIONS = {"-javaagent:", "-agentpath:", "-agentlib:"};

    private OtherAgents() {}

    /** By the JVM's options; the debugger's agent is one too. True when they are not to be had. */
    static boolean arePresent() {
        try {
            Method arguments = Class.forName("jdk.internal.misc.VM").getMethod("getRuntimeArguments");
            arguments.setAccessible(true);
            for (String argument : (String[]) arguments.invoke(null)) {
                for (String option : OPTIONS) {
                    if (argument.startsWith(option) && argument.indexOf("guard-fs") < 0) {
                        return true;
                    }
                }
            }
            return false;
        } catch (ReflectiveOperationException | RuntimeException notKnown) {
            return true;
        }
    }
}

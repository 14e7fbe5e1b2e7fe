package dev.runtimeguard.samples.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processes a function without a sandbox started and left behind. Once their parent is gone nothing but their
 * environment tells whose they are, and only Linux shows that.
 */
final class Orphans {

    private Orphans() {}

    /** Kills every process of this user with the given variable in the environment it was started with. */
    static void kill(String name, String value) {
        String variable = "\0" + name + "=" + value + "\0";
        ProcessHandle.allProcesses()
                .filter(process -> environment(process.pid()).contains(variable))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static String environment(long pid) {
        try {
            byte[] variables = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
            return "\0" + new String(variables, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // Gone, or another user's.
            return "";
        }
    }
}

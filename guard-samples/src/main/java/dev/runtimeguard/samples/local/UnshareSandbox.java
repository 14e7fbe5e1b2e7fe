package dev.runtimeguard.samples.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Linux namespaces set up with util-linux: Lambda's file system, an unprivileged user without a home, and a process
 * tree that dies as one. Not a security boundary: the network is this machine's.
 */
final class UnshareSandbox implements Sandbox {

    /** How the function gets to be an ordinary user. */
    enum Identity {
        /** By root, who may mount and change the user. */
        SETPRIV("setpriv"),

        /**
         * In a user namespace, for everyone where the kernel allows it. The function then owns the files that are
         * root's on Lambda; their modes are narrowed so that it can read just what it could there.
         */
        USERNS("userns");

        private final String scriptName;

        Identity(String scriptName) {
            this.scriptName = scriptName;
        }
    }

    private static final String SCRIPT = "sandbox.sh";

    private final Identity identity;

    UnshareSandbox(Identity identity) {
        this.identity = identity;
    }

    @Override
    public ExecutionPaths paths(FunctionImage image, FunctionConfig config) {
        return ExecutionPaths.LAMBDA;
    }

    @Override
    public List<String> jvmOptions(FunctionImage image, FunctionConfig config) {
        return List.of();
    }

    @Override
    public Process start(
            FunctionImage image,
            FunctionConfig config,
            Path workDirectory,
            Map<String, String> environment,
            List<String> command)
            throws IOException {
        return start(
                image.root(), config.javaHome().toRealPath(), config.tmpBytes(), workDirectory, environment, command);
    }

    Process start(
            Path image,
            Path javaHome,
            long tmpBytes,
            Path workDirectory,
            Map<String, String> environment,
            List<String> command)
            throws IOException {
        Path mountPoint = Files.createDirectory(workDirectory.resolve("root"));
        Path script = workDirectory.resolve(SCRIPT);
        try (InputStream in = UnshareSandbox.class.getResourceAsStream(SCRIPT)) {
            Files.copy(in, script);
        }
        Path commandFile = workDirectory.resolve("command");
        Files.writeString(commandFile, "set -- " + ShellWords.quote(inEnvironment(environment, command)) + "\n");

        List<String> line = new ArrayList<>();
        line.addAll(List.of("unshare", "--mount", "--pid"));
        if (identity == Identity.USERNS) {
            line.addAll(List.of("--user", "--map-root-user"));
        }
        line.addAll(List.of("--fork", "--kill-child", "--", "sh", script.toString()));
        line.addAll(List.of(image.toString(), mountPoint.toString(), javaHome.toString(), Long.toString(tmpBytes)));
        line.addAll(List.of(identity.scriptName, commandFile.toString()));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        // The script's own tools must not see the function's LD_LIBRARY_PATH and the like.
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        return builder.start();
    }

    private static List<String> inEnvironment(Map<String, String> environment, List<String> command) {
        List<String> words = new ArrayList<>(List.of("env", "-i"));
        environment.forEach((name, value) -> words.add(name + "=" + value));
        words.addAll(command);
        return words;
    }

    @Override
    public String toString() {
        return "unshare with " + identity.scriptName;
    }
}

package dev.runtimeguard.samples.local;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.Properties;

/** Invokes a function twice and exits without closing anything; prints what the test wants to know. */
final class StandaloneMain {

    private StandaloneMain() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            dieDuringAnInvocation();
        }
        Properties seen = new Properties();
        for (String key : new String[] {"first", "second"}) {
            LocalLambda lambda = LocalLambda.builder(InspectingHandler.class.getName())
                    .taskFile("secret.properties", new byte[0], 0600)
                    .tmpBytes(64 << 20)
                    .jvmOptions(marker())
                    .start();
            Path directory = lambda.environment().directory();
            seen.setProperty(key + ".directory", directory.toString());
            seen.setProperty(key + ".sandboxed", Boolean.toString(lambda.isSandboxed()));
            InvocationResult result = lambda.invoke("{}");
            seen.setProperty(key + ".outcome", result.outcome() + result.log());
            Properties inside = new Properties();
            inside.load(new StringReader(result.payloadText()));
            inside.forEach((name, value) -> seen.put(key + "." + name, value));
        }
        seen.store(System.out, null);
        System.exit(0);
    }

    private static void dieDuringAnInvocation() throws Exception {
        LocalLambda lambda = LocalLambda.builder(MisbehavingHandler.class.getName())
                .jvmOptions(marker())
                .start();
        Thread invocation = new Thread(() -> {
            try {
                lambda.invoke("\"sleep\"");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        invocation.start();
        while (!lambda.log().contains("asked to sleep")) {
            Thread.sleep(10);
        }
        System.out.println("sandboxed=" + lambda.isSandboxed());
        String pid = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-9", pid).start().waitFor();
    }

    /** Returns an option by which the function's process can be told among all. */
    private static String marker() {
        return "-Dlocal-lambda=" + System.getProperty("java.io.tmpdir");
    }
}

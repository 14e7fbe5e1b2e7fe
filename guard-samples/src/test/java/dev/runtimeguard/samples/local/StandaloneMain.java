package dev.runtimeguard.samples.local;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.Properties;

/** Invokes a function twice and exits without closing anything; prints what the test wants to know. */
final class StandaloneMain {

    private StandaloneMain() {}

    public static void main(String[] args) throws Exception {
        Properties seen = new Properties();
        for (String key : new String[] {"first", "second"}) {
            LocalLambda lambda = LocalLambda.builder(InspectingHandler.class.getName())
                    .taskFile("secret.properties", new byte[0], 0600)
                    .tmpBytes(64 << 20)
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
}

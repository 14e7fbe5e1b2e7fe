package dev.runtimeguard.junit;

import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.fs.TestAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The process as a function's: its environment variables and the guard's settings, from opening to closing. */
final class Session {

    private static final Path ON_LAMBDA = Path.of("/tmp");

    private final Settings settings;
    private final TestAgent agent;
    private final Map<String, String> before;
    private final GuardConfig configBefore;
    private final Map<String, String> variables;

    /** What the agent goes by while code under test runs. */
    private final GuardConfig config;

    private final Path temporary;
    private boolean cold = true;

    private Session(Settings settings, TestAgent agent) throws IOException {
        this.settings = settings;
        this.agent = agent;
        this.before = Map.copyOf(System.getenv());
        this.configBefore = GuardRuntime.current().config();
        this.variables = Variables.of(settings, before);
        GuardConfig ofFunction = GuardConfig.fromEnvironment(variables);
        List<Path> writable = new ArrayList<>(ofFunction.fsWritable());
        writable.addAll(settings.writable());
        List<String> keep = new ArrayList<>(ofFunction.tmpKeep());
        keep.addAll(TestTools.KEPT);
        this.config = ofFunction.toBuilder()
                .fs(FsMode.STRICT)
                .fsWritable(writable)
                .tmpKeep(keep)
                .tmpSizeMb(settings.tmpSizeMb())
                .build();
        this.temporary = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        agent.variables(variables);
        GuardRuntime.install(ofFunction);
    }

    /** @throws ExtensionConfigurationException when the agent cannot be had; the message says what to do */
    static Session open(Settings settings) {
        try {
            return new Session(settings, TestAgent.attach());
        } catch (IOException | IllegalStateException notThere) {
            throw new ExtensionConfigurationException(
                    "The guard's agent, which refuses what Lambda would refuse, is not to be had: "
                            + notThere.getMessage()
                            + ". Load it on the command line of the JVM that runs the tests:"
                            + " -javaagent:/path/to/guard-fs.jar (docs/junit.md)",
                    notThere);
        }
    }

    void close() {
        agent.variables(before);
        GuardRuntime.install(configBefore);
    }

    Settings settings() {
        return settings;
    }

    Map<String, String> variables() {
        return variables;
    }

    GuardConfig config() {
        return config;
    }

    /** Where temporary files are, by its real path. */
    Path temporary() {
        return temporary;
    }

    /** Whether this is the first to ask, as the first invocation of a container is a cold start. */
    boolean takeColdStart() {
        boolean taken = cold;
        cold = false;
        return taken;
    }

    /** Refuses from now on. */
    void begin() {
        Path storage = temporary.startsWith(ON_LAMBDA) ? ON_LAMBDA : temporary;
        try {
            agent.begin(config, storage, TestTools.CLASSES);
        } catch (IllegalStateException busy) {
            throw new ExtensionConfigurationException(
                    "This test cannot run as on Lambda: " + busy.getMessage()
                            + ". Where tests run in parallel, annotate its class with @LambdaTest or @Isolated",
                    busy);
        }
    }

    /** What was seen since {@link #begin}; null when that is over. */
    TestAgent.Seen look() {
        return agent.look(config);
    }

    /** Refuses no more. */
    TestAgent.Seen end() {
        return agent.end(config);
    }
}

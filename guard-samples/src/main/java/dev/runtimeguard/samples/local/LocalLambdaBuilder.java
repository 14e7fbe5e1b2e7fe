package dev.runtimeguard.samples.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of a local function. All have Lambda's defaults, but for the timeout, the memory size and the class path,
 * which is this process's own.
 */
public final class LocalLambdaBuilder {

    private static final Set<String> SET_HERE =
            Set.of("_HANDLER", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR", "AWS_LAMBDA_RUNTIME_API");

    private final String handler;
    private LambdaClassPath classPath = LambdaClassPath.ofThisProcess();
    private final Map<String, String> environment = new HashMap<>();
    private Path javaHome = Path.of(System.getProperty("java.home"));
    private final List<String> jvmOptions = new ArrayList<>();
    private long tmpBytes = 512L * 1024 * 1024;
    private LogFormat logFormat = LogFormat.TEXT;
    private Optional<String> logLevel = Optional.empty();
    private String functionName = "local-function";
    private String functionVersion = "$LATEST";
    private int memoryMegabytes = 512;
    private String accountId = "123456789012";
    private String initializationType = "on-demand";
    private int maxConcurrency;
    private Duration timeout = Duration.ofSeconds(30);
    private Duration initTimeout = Duration.ofSeconds(30);
    private SandboxMode sandbox = SandboxMode.AUTO;
    private final List<TaskFile> taskFiles = new ArrayList<>();
    private Optional<Path> layers = Optional.empty();
    private OutputStream logCopy = OutputStream.nullOutputStream();

    LocalLambdaBuilder(String handler) {
        this.handler = Objects.requireNonNull(handler, "handler");
    }

    /**
     * Sets what the runtime and the function load their classes from; without, {@link LambdaClassPath#ofThisProcess}.
     * The modes of the function's files are kept, so one that others may not read is out of the function's reach.
     */
    public LocalLambdaBuilder classPath(LambdaClassPath value) {
        classPath = Objects.requireNonNull(value, "classPath");
        return this;
    }

    /**
     * Adds an environment variable. Credentials are given this way too, and any of Lambda's own can be replaced.
     *
     * @throws IllegalArgumentException for the few that the runtime could not work without
     */
    public LocalLambdaBuilder environment(String name, String value) {
        if (SET_HERE.contains(name) || name.isEmpty() || name.contains("=")) {
            throw new IllegalArgumentException("Not for the caller to set: " + name);
        }
        environment.put(name, Objects.requireNonNull(value, name));
        return this;
    }

    /** Adds environment variables; see {@link #environment(String, String)}. */
    public LocalLambdaBuilder environment(Map<String, String> variables) {
        variables.forEach(this::environment);
        return this;
    }

    /** Sets the JDK or JRE to run the function with; without, this process's own. */
    public LocalLambdaBuilder javaHome(Path value) {
        javaHome = Objects.requireNonNull(value, "javaHome");
        return this;
    }

    /** Adds JVM options after those of the managed runtime. */
    public LocalLambdaBuilder jvmOptions(String... options) {
        jvmOptions.addAll(List.of(options));
        return this;
    }

    /** Sets the size of /tmp in bytes, in a sandbox; 512 MB without. */
    public LocalLambdaBuilder tmpBytes(long value) {
        tmpBytes = positive("tmpBytes", value);
        return this;
    }

    /** Sets the log format. */
    public LocalLambdaBuilder logFormat(LogFormat value) {
        logFormat = Objects.requireNonNull(value, "logFormat");
        return this;
    }

    /** Sets {@code AWS_LAMBDA_LOG_LEVEL}, such as {@code DEBUG}; without, the variable is absent. */
    public LocalLambdaBuilder logLevel(String value) {
        logLevel = Optional.of(value);
        return this;
    }

    /** Sets the function's name. */
    public LocalLambdaBuilder functionName(String value) {
        functionName = Objects.requireNonNull(value, "functionName");
        return this;
    }

    /** Sets the function's version; {@code $LATEST} without. */
    public LocalLambdaBuilder functionVersion(String value) {
        functionVersion = Objects.requireNonNull(value, "functionVersion");
        return this;
    }

    /** Sets the memory size in megabytes (512 without), of which the heap gets 85 %. */
    public LocalLambdaBuilder memoryMegabytes(int value) {
        memoryMegabytes = (int) positive("memoryMegabytes", value);
        return this;
    }

    /** Sets the account in the function's ARN. */
    public LocalLambdaBuilder accountId(String value) {
        accountId = Objects.requireNonNull(value, "accountId");
        return this;
    }

    /**
     * Sets {@code AWS_LAMBDA_INITIALIZATION_TYPE}: {@code on-demand} without, or {@code provisioned-concurrency}, or
     * {@code snap-start}, with which the client runs the CRaC hooks before and after a restore that happens at once.
     */
    public LocalLambdaBuilder initializationType(String value) {
        initializationType = Objects.requireNonNull(value, "initializationType");
        return this;
    }

    /** Sets {@code AWS_LAMBDA_MAX_CONCURRENCY}: that many events at once in the one process. */
    public LocalLambdaBuilder maxConcurrency(int value) {
        maxConcurrency = (int) positive("maxConcurrency", value);
        return this;
    }

    /** Sets how long an invocation may take before the process is killed; 30 seconds without. */
    public LocalLambdaBuilder timeout(Duration value) {
        positive("timeout", value.toMillis());
        timeout = value;
        return this;
    }

    /** Sets how long the init phase may take; 30 seconds without. */
    public LocalLambdaBuilder initTimeout(Duration value) {
        positive("initTimeout", value.toMillis());
        initTimeout = value;
        return this;
    }

    /** Sets how far the function is shut off from this machine; {@link SandboxMode#AUTO} without. */
    public LocalLambdaBuilder sandbox(SandboxMode value) {
        sandbox = Objects.requireNonNull(value, "sandbox");
        return this;
    }

    /**
     * Adds a file to the task root, owned by root as all of it.
     *
     * @param path relative to the task root
     * @param mode such as 0600
     * @throws IllegalArgumentException when the path leads out of the task root
     */
    public LocalLambdaBuilder taskFile(String path, byte[] content, int mode) {
        Path relative = inTaskRoot(path);
        byte[] copy = content.clone();
        taskFiles.add(root -> {
            Path file = root.resolve(relative);
            FileTrees.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.write(file, copy);
            FileTrees.setMode(file, mode);
        });
        return this;
    }

    /**
     * Sets the mode of a directory in the task root, and creates it if it is not there. To be called after the files
     * in it are added.
     *
     * @throws IllegalArgumentException when the path leads out of the task root
     */
    public LocalLambdaBuilder taskDirectory(String path, int mode) {
        Path relative = inTaskRoot(path);
        taskFiles.add(root -> {
            FileTrees.createDirectories(root.resolve(relative));
            FileTrees.setMode(root.resolve(relative), mode);
        });
        return this;
    }

    /** Adds a directory's content to the task root, with its modes, over what is there. */
    public LocalLambdaBuilder taskOverlay(Path directory) {
        taskFiles.add(root -> FileTrees.copy(directory, root, FileTrees::replace));
        return this;
    }

    /** Sets a directory whose content becomes /opt, as the layers' does on Lambda. */
    public LocalLambdaBuilder layers(Path directory) {
        layers = Optional.of(directory);
        return this;
    }

    /**
     * Sets where all that the process writes to standard output and standard error goes besides, as it comes, beyond
     * the 64 MB that {@link LocalLambda#log} keeps. One thread writes to it; what it throws ends the reading.
     */
    public LocalLambdaBuilder copyLogTo(OutputStream value) {
        logCopy = Objects.requireNonNull(value, "logCopy");
        return this;
    }

    /**
     * Starts the function's process and waits for the end of its init phase.
     *
     * @throws FunctionInitException when the function does not get through it
     * @throws IllegalStateException when a sandbox is required and this machine allows none
     * @throws IOException when the files cannot be laid out or the process not be started
     * @throws InterruptedException when this thread is interrupted; nothing is left running
     */
    public LocalLambda start() throws IOException, InterruptedException {
        return start(SandboxSupport.select(sandbox));
    }

    LocalLambda start(Sandbox place) throws IOException, InterruptedException {
        FunctionConfig config = config();
        ExecutionEnvironment started = ExecutionEnvironment.start(config, place);
        boolean initialized = false;
        try {
            Duration initDuration = InitPhase.await(started, config.initTimeout());
            initialized = true;
            return new LocalLambda(config, started, initDuration);
        } finally {
            if (!initialized) {
                started.close();
            }
        }
    }

    private FunctionConfig config() {
        return new FunctionConfig(
                handler,
                classPath,
                environment,
                javaHome,
                jvmOptions,
                tmpBytes,
                logFormat,
                logLevel,
                functionName,
                functionVersion,
                memoryMegabytes,
                accountId,
                initializationType,
                maxConcurrency,
                timeout,
                initTimeout,
                taskFiles,
                layers,
                logCopy);
    }

    private static Path inTaskRoot(String path) {
        Path relative = Path.of(path).normalize();
        if (relative.isAbsolute()
                || relative.startsWith("..")
                || relative.toString().isEmpty()) {
            throw new IllegalArgumentException("Not below the task root: " + path);
        }
        return relative;
    }

    private static long positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be above 0: " + value);
        }
        return value;
    }
}

package dev.runtimeguard.samples.local;

import dev.runtimeguard.samples.local.UnshareSandbox.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Which sandbox this machine allows, found out once by running a command in one. */
final class SandboxSupport {

    private static final long PROBE_SECONDS = 20;
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private final Optional<Sandbox> sandbox;
    private final String reason;

    private SandboxSupport(Optional<Sandbox> sandbox, String reason) {
        this.sandbox = sandbox;
        this.reason = reason;
    }

    /** Returns what was found; the first call takes some 100 milliseconds. */
    static SandboxSupport ofThisMachine() {
        return Found.SUPPORT;
    }

    boolean available() {
        return sandbox.isPresent();
    }

    /** Returns why there is no sandbox; empty when there is one. */
    String reason() {
        return reason;
    }

    /**
     * Picks the place to run in.
     *
     * @throws IllegalStateException when a sandbox is required and there is none
     */
    static Sandbox select(SandboxMode mode) {
        if (mode == SandboxMode.OFF) {
            return new NoSandbox();
        }
        SandboxSupport support = ofThisMachine();
        if (support.available()) {
            return support.sandbox.get();
        }
        if (mode == SandboxMode.REQUIRED) {
            throw new IllegalStateException("This machine allows no sandbox: " + support.reason);
        }
        if (TOLD.compareAndSet(false, true)) {
            System.err.println("Local Lambda: no sandbox on this machine, so the function can write where Lambda would"
                    + " refuse it. " + support.reason);
        }
        return new NoSandbox();
    }

    private static SandboxSupport probe() {
        StringJoiner reasons = new StringJoiner("; ");
        for (Identity identity : Identity.values()) {
            UnshareSandbox candidate = new UnshareSandbox(identity);
            String failure = failureOf(candidate);
            if (failure.isEmpty()) {
                return new SandboxSupport(Optional.of(candidate), "");
            }
            reasons.add(candidate + ": " + failure);
        }
        return new SandboxSupport(Optional.empty(), reasons.toString());
    }

    /** Returns why the sandbox does not work; empty when it does. */
    static String failureOf(UnshareSandbox candidate) {
        Path directory = null;
        try {
            directory = Files.createTempDirectory("local-lambda-probe-");
            Path image = directory.resolve("image");
            for (String name : List.of("etc", "opt", "var/runtime", "var/task")) {
                Files.createDirectories(image.resolve(name));
            }
            Path javaHome = Path.of(System.getProperty("java.home")).toRealPath();
            Process process = candidate.start(image, javaHome, 1 << 20, directory, Map.of(), List.of("true"));
            try {
                if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                    return "no answer in " + PROBE_SECONDS + " seconds";
                }
                return process.exitValue() == 0 ? "" : output(process);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } finally {
            deleteQuietly(directory);
        }
    }

    private static String output(Process process) throws IOException {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "exit code " + process.exitValue() : text.replace('\n', ' ');
    }

    private static void deleteQuietly(Path directory) {
        try {
            if (directory != null) {
                FileTrees.delete(directory);
            }
        } catch (IOException e) {
            // An empty directory in the temporary directory is left; the answer stands.
        }
    }

    /** Initialized by the first call. */
    private static final class Found {
        static final SandboxSupport SUPPORT = probe();

        private Found() {}
    }
}

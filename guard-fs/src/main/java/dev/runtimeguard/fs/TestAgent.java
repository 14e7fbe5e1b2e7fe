package dev.runtimeguard.fs;

import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.TmpMode;
import dev.runtimeguard.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The agent as a test framework has it: refuses what Lambda would refuse for the time of a test, of all threads, and
 * tells what it was. Not for functions.
 */
public final class TestAgent {

    private final AgentLink link;

    private TestAgent(AgentLink link) {
        this.link = link;
    }

    /**
     * What was seen of a test.
     *
     * @param refused the reports of what was refused, the oldest first
     * @param created what was created in the writable places, by its real path, though some of it may be gone; the value
     *     is who did it in a report's words, empty when not known
     * @param full the files that found no room in the ephemeral storage
     */
    public record Seen(List<Report> refused, Map<Path, String> created, List<String> full) {

        public Seen {
            refused = List.copyOf(refused);
            full = List.copyOf(full);
        }
    }

    /**
     * The agent of this process, attached and set to leave files alone when it was not there.
     *
     * @throws IOException when it is not there and cannot be attached; the message says why
     */
    public static TestAgent attach() throws IOException {
        AgentLink there = AgentLink.find();
        if (there != null) {
            return new TestAgent(there);
        }
        Path jar = SelfAttachment.ownJar();
        if (jar == null) {
            throw new IOException("guard-fs is not in a jar here");
        }
        try {
            SelfAttachment.attach(jar);
        } catch (Exception | LinkageError refused) {
            throw new IOException("the agent could not be attached (" + refused + ")", refused);
        }
        AgentLink attached = AgentLink.find();
        if (attached == null) {
            throw new IOException(
                    "the agent was attached but did not start; GUARD_DISABLED and GUARD_FS=off keep it from" + " that");
        }
        attached.configure(GuardConfig.builder().fs(FsMode.OFF).tmp(TmpMode.OFF).build());
        return new TestAgent(attached);
    }

    /**
     * Begins a test: until {@link #end} every write outside the writable places of {@code config} is refused, and the
     * ephemeral storage is one of {@link GuardConfig#tmpSizeMb()}, empty now. Settings that are made meanwhile wait.
     *
     * @param storage the real path of the ephemeral storage
     * @param tools what the names of classes begin with whose writes are let through
     * @throws IllegalStateException when another test runs, or this JDK cannot be watched; the message says which
     */
    public void begin(GuardConfig config, Path storage, List<String> tools) {
        Map<String, Object> request = new HashMap<>(AgentLink.flags(config));
        request.put("ask", "test");
        request.put("step", "begin");
        request.put("storage", storage);
        request.put("tools", tools);
        refuseIf(link.ask(request));
    }

    /** What was seen so far; null while no test runs. */
    public Seen look(GuardConfig config) {
        return seen("look", config);
    }

    /** Ends the test; null while none runs. */
    public Seen end(GuardConfig config) {
        return seen("end", config);
    }

    /**
     * Makes {@code all} the environment variables of this process, as {@link System#getenv} has them.
     *
     * @throws IllegalStateException when this JDK keeps them elsewhere
     */
    public void variables(Map<String, String> all) {
        refuseIf(link.ask(Map.of("ask", "variables", "all", all)));
    }

    private static void refuseIf(Object problem) {
        if (problem != null) {
            throw new IllegalStateException(problem.toString());
        }
    }

    @SuppressWarnings("unchecked")
    private Seen seen(String step, GuardConfig config) {
        Map<String, Object> answer = (Map<String, Object>) link.ask(Map.of("ask", "test", "step", step));
        if (answer == null) {
            return null;
        }
        Map<Path, String> created = new HashMap<>();
        ((Map<String, String>) answer.get("created")).forEach((path, creator) -> created.put(Path.of(path), creator));
        List<Report> refused = ((List<Map<String, Object>>) answer.get("refused"))
                .stream().map(finding -> FileReports.of(finding, config)).toList();
        return new Seen(refused, created, (List<String>) answer.get("full"));
    }
}

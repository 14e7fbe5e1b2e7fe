package dev.runtimeguard.fs.overlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The random sequences of {@link OverlayModelTest} as an ordinary program, java.io and java.nio mixed, to be run with the
 * agent: the trees under {@code plain} are where it may write, those under {@code lower} where it may not.
 */
final class AgentModel {

    static final String GOOD = "NO DIFFERENCE";

    /** Trees that finding the least failing sequence may use up. */
    private static final int SPARE = 60;

    private static final String NO_TEXT = "%FF%FE";
    private static final String DEPTH = "1/2/3/4/5/6/tree";
    private static final FileOperations NIO = new PlainOperations();
    private static final FileOperations IO = new JavaIoOperations();

    private final Path root;
    private int next;

    private AgentModel(Path root) {
        this.root = root;
    }

    /** {@code make ROOT TREES}, {@code run ROOT TREES SEED LENGTH} with the agent, {@code check ROOT TREES}. */
    public static void main(String[] arguments) throws IOException {
        AgentModel model = new AgentModel(Path.of(arguments[1]));
        int trees = Integer.parseInt(arguments[2]);
        String answer =
                switch (arguments[0]) {
                    case "make" -> model.make(trees);
                    case "run" -> model.run(trees, Long.parseLong(arguments[3]), Integer.parseInt(arguments[4]));
                    default -> model.check(trees);
                };
        System.out.println(answer);
    }

    private Path tree(String layer, int number) {
        return root.resolve(layer).resolve("t" + number).resolve(DEPTH);
    }

    private String make(int trees) throws IOException {
        for (int i = 0; i < trees + SPARE; i++) {
            World.populate(tree("plain", i));
            World.populate(tree("lower", i));
        }
        return GOOD;
    }

    private String run(int trees, long seed, int length) throws IOException {
        for (int i = 0; i < trees; i++) {
            next = i;
            List<Operation> operations = new ArrayList<>();
            for (Operation operation : Operation.sequence(new Random(seed + i), length)) {
                operations.add(nameable(operation));
            }
            String difference = attempt(operations);
            if (difference != null) {
                next = trees;
                List<Operation> least = Shrinking.of(operations, this::attempt);
                return "seed " + (seed + i) + ": " + difference + "\nleast: " + Shrinking.script(least) + "\n"
                        + attempt(least);
            }
        }
        return GOOD;
    }

    /** A link to a name that is no text leads java.io, whose paths are texts, to another name: see docs/interception.md. */
    private static Operation nameable(Operation operation) {
        return operation.verb() == Operation.Verb.SYMLINK
                ? new Operation(
                        operation.verb(), operation.path(), operation.other().replace(NO_TEXT, "b"), operation.number())
                : operation;
    }

    private String attempt(List<Operation> operations) {
        Path plain = tree("plain", next);
        Path lower = tree("lower", next++);
        String difference = Sequence.firstDifference(operations, AgentModel::files, plain, AgentModel::files, lower);
        if (difference != null) {
            return difference;
        }
        String expected = new Snapshot(NIO, plain).text();
        String actual = new Snapshot(NIO, lower).text();
        return expected.equals(actual) ? null : "plain:\n" + expected + "overlaid:\n" + actual;
    }

    private static FileOperations files(Operation operation) {
        return operation.number() % 2 == 0 ? NIO : IO;
    }

    /** Without the agent: the lower trees are as they were made. */
    private String check(int trees) throws IOException {
        World.populate(tree("fresh", 0));
        String expected = new Snapshot(NIO, tree("fresh", 0)).text();
        for (int i = 0; i < trees + SPARE; i++) {
            String actual = new Snapshot(NIO, tree("lower", i)).text();
            if (!expected.equals(actual)) {
                return "made:\n" + expected + "lower tree " + i + ":\n" + actual;
            }
        }
        World.deleteTree(root.resolve("plain"));
        World.deleteTree(root.resolve("lower"));
        World.deleteTree(root.resolve("fresh"));
        return Files.exists(root.resolve("lower")) ? "left" : GOOD;
    }
}

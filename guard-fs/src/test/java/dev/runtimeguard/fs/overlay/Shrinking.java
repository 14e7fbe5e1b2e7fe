package dev.runtimeguard.fs.overlay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the least of a failing sequence that still fails. */
final class Shrinking {

    private Shrinking() {}

    /** Runs operations on fresh trees; tells the difference they make, or null. */
    interface Attempt {
        String run(List<Operation> operations) throws IOException;
    }

    /** Leaves out whatever the difference does not need, in ever smaller pieces. */
    static List<Operation> of(List<Operation> failing, Attempt attempt) throws IOException {
        List<Operation> least = failing;
        for (int piece = failing.size() / 2; piece >= 1; piece /= 2) {
            for (int from = 0; from < least.size(); ) {
                List<Operation> fewer = new ArrayList<>(least.subList(0, from));
                fewer.addAll(least.subList(Math.min(from + piece, least.size()), least.size()));
                if (attempt.run(fewer) != null) {
                    least = fewer;
                } else {
                    from += piece;
                }
            }
        }
        return least;
    }

    static String script(List<Operation> operations) {
        StringBuilder script = new StringBuilder();
        for (Operation operation : operations) {
            script.append('\n').append(operation);
        }
        return script.toString();
    }
}

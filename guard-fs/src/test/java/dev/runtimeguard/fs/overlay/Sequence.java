package dev.runtimeguard.fs.overlay;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Does the same to two trees, each in its own way. */
final class Sequence {

    private Sequence() {}

    /** The first operation that ends otherwise in the overlaid tree than in the plain one, in words; or null. */
    static String firstDifference(
            List<Operation> operations,
            Function<Operation, FileOperations> plainly,
            Path plain,
            Function<Operation, FileOperations> overlaid,
            Path lower) {
        int step = 0;
        for (Operation operation : operations) {
            String expected = operation.run(plainly.apply(operation), plain);
            String actual;
            try {
                actual = operation.run(overlaid.apply(operation), lower);
            } catch (RuntimeException e) {
                actual = e + Arrays.toString(e.getStackTrace());
            }
            if (!expected.equals(actual)) {
                return "step " + step + " " + operation + ": plain " + expected + ", overlaid " + actual;
            }
            step++;
        }
        return null;
    }
}

package dev.runtimeguard.libraries.cases;

import java.util.Objects;

/** The one check that the cases need, without a test library on their class path. */
final class Verify {

    private Verify() {}

    static void equal(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + ", got " + actual);
        }
    }
}

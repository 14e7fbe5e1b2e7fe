package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import org.python.util.PythonInterpreter;

/** A script that writes a file and reads it. */
public final class JythonCase {

    private JythonCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        try (PythonInterpreter python = new PythonInterpreter()) {
            python.exec("with open('items.txt', 'w') as items:\n    items.write('lamp')");
            python.exec("with open('items.txt') as items:\n    text = items.read()");
            equal("lamp", python.get("text", String.class));
        }
    }
}

package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;

/** A call into the C library. JNA's own library goes to the home directory's cache, or to the temporary directory. */
public final class JnaCase {

    private JnaCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        Function abs = NativeLibrary.getInstance("c").getFunction("abs");
        equal(7, abs.invokeInt(new Object[] {-7}));
    }
}

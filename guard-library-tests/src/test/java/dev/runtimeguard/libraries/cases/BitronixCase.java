package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import bitronix.tm.BitronixTransactionManager;
import bitronix.tm.TransactionManagerServices;
import java.io.File;

/** A JTA transaction, whose journal is btm1.tlog in the working directory. */
public final class BitronixCase {

    private BitronixCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        BitronixTransactionManager manager = TransactionManagerServices.getTransactionManager();
        manager.begin();
        manager.commit();
        manager.shutdown();
        equal(true, new File("btm1.tlog").length() > 0);
    }
}

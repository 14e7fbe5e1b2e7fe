package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import com.atomikos.icatch.jta.UserTransactionManager;
import java.io.File;

/** A JTA transaction, whose log is tmlog in the working directory. */
public final class AtomikosCase {

    private AtomikosCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        UserTransactionManager manager = new UserTransactionManager();
        manager.init();
        manager.begin();
        manager.commit();
        manager.close();
        equal(true, new File("tmlog.lck").exists() || new File("tmlog0.log").exists());
    }
}

package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import com.sleepycat.je.Database;
import com.sleepycat.je.DatabaseConfig;
import com.sleepycat.je.DatabaseEntry;
import com.sleepycat.je.Environment;
import com.sleepycat.je.EnvironmentConfig;
import com.sleepycat.je.OperationStatus;
import java.io.File;
import java.nio.charset.StandardCharsets;

/** An environment in a directory, which watches its files. */
public final class BerkeleyDbCase {

    private BerkeleyDbCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        File home = new File("je");
        home.mkdirs();
        EnvironmentConfig settings = new EnvironmentConfig().setAllowCreate(true);
        // It wants 5 GB left, and the ephemeral storage has less.
        settings.setConfigParam(EnvironmentConfig.FREE_DISK, "0");
        DatabaseEntry key = new DatabaseEntry("7".getBytes(StandardCharsets.UTF_8));
        for (int run = 1; run <= 2; run++) {
            try (Environment environment = new Environment(home, settings);
                    Database database =
                            environment.openDatabase(null, "items", new DatabaseConfig().setAllowCreate(true))) {
                DatabaseEntry value = new DatabaseEntry();
                equal(
                        run == 1 ? OperationStatus.NOTFOUND : OperationStatus.SUCCESS,
                        database.get(null, key, value, null));
                database.put(null, key, new DatabaseEntry("lamp".getBytes(StandardCharsets.UTF_8)));
            }
        }
    }
}

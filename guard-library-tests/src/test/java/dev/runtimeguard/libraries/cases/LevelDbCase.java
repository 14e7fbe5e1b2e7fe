package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.File;
import java.nio.charset.StandardCharsets;
import org.iq80.leveldb.DB;
import org.iq80.leveldb.Options;
import org.iq80.leveldb.impl.Iq80DBFactory;

/** A database in pure Java, opened again. */
public final class LevelDbCase {

    private LevelDbCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        byte[] key = {7};
        for (int run = 1; run <= 2; run++) {
            try (DB db = Iq80DBFactory.factory.open(new File("leveldb"), new Options())) {
                byte[] value = db.get(key);
                equal(run == 1 ? null : "lamp", value == null ? null : new String(value, StandardCharsets.UTF_8));
                db.put(key, "lamp".getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}

package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.util.concurrent.ConcurrentMap;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/** A file database with transactions, reopened. */
public final class MapDbCase {

    private MapDbCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        for (int run = 1; run <= 2; run++) {
            try (DB db = DBMaker.fileDB("file.db").transactionEnable().make()) {
                ConcurrentMap<String, String> map = db.hashMap("items", Serializer.STRING, Serializer.STRING)
                        .createOrOpen();
                equal(run == 1 ? null : "lamp", map.get("7"));
                map.put("7", "lamp");
                db.commit();
            }
        }
    }
}

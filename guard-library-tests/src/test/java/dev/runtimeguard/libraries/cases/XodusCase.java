package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import jetbrains.exodus.bindings.StringBinding;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;

/** An environment in a directory, closed and opened again. */
public final class XodusCase {

    private XodusCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        for (int run = 1; run <= 2; run++) {
            try (Environment environment = Environments.newInstance("data/xodus")) {
                boolean first = run == 1;
                environment.executeInTransaction(transaction -> {
                    Store store = environment.openStore("items", StoreConfig.WITHOUT_DUPLICATES, transaction);
                    var key = StringBinding.stringToEntry("7");
                    var value = store.get(transaction, key);
                    equal(first ? null : "lamp", value == null ? null : StringBinding.entryToString(value));
                    store.put(transaction, key, StringBinding.stringToEntry("lamp"));
                });
            }
        }
    }
}

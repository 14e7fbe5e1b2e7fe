package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.store.storage.embedded.types.EmbeddedStorage;
import org.eclipse.store.storage.embedded.types.EmbeddedStorageManager;

/** Objects in the default directory, storage, loaded again. */
public final class EclipseStoreCase {

    private EclipseStoreCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        try (EmbeddedStorageManager storage = EmbeddedStorage.start(new ArrayList<>(List.of("lamp")))) {
            storage.storeRoot();
        }
        List<String> items = new ArrayList<>();
        try (EmbeddedStorageManager storage = EmbeddedStorage.start(items)) {
            equal(List.of("lamp"), items);
            equal(true, storage.isRunning());
        }
    }
}

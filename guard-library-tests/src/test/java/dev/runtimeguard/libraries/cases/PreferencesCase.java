package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.util.prefs.Preferences;

/** User preferences, synchronized to the home directory. */
public final class PreferencesCase {

    private PreferencesCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        Preferences preferences = Preferences.userRoot().node("shop");
        preferences.put("item", "lamp");
        preferences.flush();
        preferences.sync();
        equal("lamp", preferences.get("item", ""));
    }
}

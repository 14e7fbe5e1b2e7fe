package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.util.Properties;
import org.apache.commons.jcs3.JCS;
import org.apache.commons.jcs3.access.CacheAccess;
import org.apache.commons.jcs3.engine.control.CompositeCacheManager;

/** A cache with an indexed disk cache, read by a second manager. */
public final class JcsCase {

    private JcsCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("jcs.default", "DC");
        properties.setProperty("jcs.default.cacheattributes.MaxObjects", "0");
        properties.setProperty(
                "jcs.auxiliary.DC", "org.apache.commons.jcs3.auxiliary.disk.indexed.IndexedDiskCacheFactory");
        properties.setProperty(
                "jcs.auxiliary.DC.attributes",
                "org.apache.commons.jcs3.auxiliary.disk.indexed.IndexedDiskCacheAttributes");
        properties.setProperty("jcs.auxiliary.DC.attributes.DiskPath", "jcs_swap");
        for (int run = 1; run <= 2; run++) {
            CompositeCacheManager manager = CompositeCacheManager.getUnconfiguredInstance();
            manager.configure(properties);
            CacheAccess<String, String> cache = JCS.getInstance("items");
            equal(run == 1 ? null : "lamp", cache.get("7"));
            cache.put("7", "lamp");
            JCS.shutdown();
        }
    }
}

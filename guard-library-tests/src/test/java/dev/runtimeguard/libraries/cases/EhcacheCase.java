package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.File;
import org.ehcache.Cache;
import org.ehcache.PersistentCacheManager;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.ehcache.config.units.MemoryUnit;

/** A cache with a disk tier that outlives its manager. */
public final class EhcacheCase {

    private EhcacheCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        for (int run = 1; run <= 2; run++) {
            try (PersistentCacheManager manager = CacheManagerBuilder.newCacheManagerBuilder()
                    .with(CacheManagerBuilder.persistence(new File("cache")))
                    .withCache(
                            "items",
                            CacheConfigurationBuilder.newCacheConfigurationBuilder(
                                    Long.class,
                                    String.class,
                                    ResourcePoolsBuilder.heap(10).disk(10, MemoryUnit.MB, true)))
                    .build(true)) {
                Cache<Long, String> cache = manager.getCache("items", Long.class, String.class);
                equal(run == 1 ? null : "lamp", cache.get(7L));
                cache.put(7L, "lamp");
            }
        }
    }
}

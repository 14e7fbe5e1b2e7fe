package com.acme.crac;

import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** Keeps its resources weakly, as Lambda's context does, and lets a test make a snapshot and restore it. */
public final class WeakContext extends Context<Resource> {

    private final WeakHashMap<Resource, Boolean> resources = new WeakHashMap<>();

    @Override
    public void register(Resource resource) {
        resources.put(resource, true);
    }

    public Set<Resource> resources() {
        return Set.copyOf(resources.keySet());
    }

    public void clear() {
        resources.clear();
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws Exception {
        for (Resource resource : List.copyOf(resources.keySet())) {
            resource.beforeCheckpoint(this);
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) throws Exception {
        for (Resource resource : List.copyOf(resources.keySet())) {
            resource.afterRestore(this);
        }
    }
}

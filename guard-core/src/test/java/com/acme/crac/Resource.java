package com.acme.crac;

/** What is told of a snapshot, in the shape of {@code org.crac}. */
public interface Resource {

    void beforeCheckpoint(Context<? extends Resource> context) throws Exception;

    void afterRestore(Context<? extends Resource> context) throws Exception;
}

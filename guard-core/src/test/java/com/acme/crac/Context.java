package com.acme.crac;

/** A place to register resources with, in the shape of {@code org.crac}. */
public abstract class Context<R extends Resource> implements Resource {

    public abstract void register(R resource);
}

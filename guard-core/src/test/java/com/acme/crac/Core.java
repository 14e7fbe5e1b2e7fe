package com.acme.crac;

/** Where the context is found, in the shape of {@code org.crac}. */
public final class Core {

    private static final WeakContext GLOBAL = new WeakContext();

    private Core() {}

    public static Context<Resource> getGlobalContext() {
        return GLOBAL;
    }

    /** The same, with what a test wants of it. */
    public static WeakContext ofTests() {
        return GLOBAL;
    }
}

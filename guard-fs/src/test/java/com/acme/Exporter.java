package com.acme;

/** A function's own class: what stands outside the JDK and the guard on a stack. */
public final class Exporter {

    private Exporter() {}

    public static void run(Runnable fileCall) {
        fileCall.run();
    }
}

package dev.runtimeguard.fs.agent;

/** Defines a class into the boot loader; {@link BridgeDefiner} makes the one implementation. */
interface ClassDefiner {

    /**
     * Defines a class.
     *
     * @param name its internal name
     */
    Class<?> define(String name, byte[] classFile);
}

package dev.runtimeguard.samples.local;

/**
 * Where the function's process finds its things.
 *
 * @param taskRoot the function's package
 * @param runtimeDir the runtime's own files
 * @param javaHome the JDK or JRE
 * @param optDir what layers bring
 */
record ExecutionPaths(String taskRoot, String runtimeDir, String javaHome, String optDir) {

    /** The paths on Lambda. */
    static final ExecutionPaths LAMBDA = new ExecutionPaths("/var/task", "/var/runtime", "/var/lang", "/opt");
}

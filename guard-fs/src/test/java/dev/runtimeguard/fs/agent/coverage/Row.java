package dev.runtimeguard.fs.agent.coverage;

/**
 * One public method of the JDK in the table.
 *
 * @param type the class's name
 * @param method its name, {@code new} for a constructor, and the simple names of its parameters' types
 * @param drive calls it; null for a method that touches no file
 * @param untouched why it touches no file, or why no function can call it; null for a driven one
 * @param once whether the JDK keeps what the first call made, so that a second one in a process says nothing
 */
record Row(String type, String method, Drive drive, String untouched, boolean once) {

    String name() {
        return type + "." + method;
    }
}

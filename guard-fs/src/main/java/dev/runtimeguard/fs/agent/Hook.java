package dev.runtimeguard.fs.agent;

/**
 * One method of the JDK, and what is called at its beginning.
 *
 * @param point the choke point, shared by the forms that a method has in different JDKs: one of them has to be found
 * @param type the class's internal name
 * @param method its name
 * @param descriptor its descriptor
 * @param kind what becomes of the answer
 * @param bridge the bridge class's simple name
 * @param call the bridge's method
 * @param arguments what the call is given: local variables by their slot, or fields of {@code this} by their name,
 *     separated by blanks
 * @param target for {@link Kind#REWRITE} the slot that the answer goes into
 * @param failure what becomes of a failed call
 * @param required whether nothing may be redirected without this choke point
 */
record Hook(
        String point,
        String type,
        String method,
        String descriptor,
        Kind kind,
        String bridge,
        String call,
        String arguments,
        int target,
        Failure failure,
        boolean required) {

    /** What becomes of the bridge's answer. */
    enum Kind {
        /** It replaces an argument, or {@code this}. */
        REWRITE,
        /** It is returned in the method's stead, unless it is null. */
        ANSWER,
        /** The method returns if it is true. */
        DONE,
        /** There is none. */
        TELL,
        /** The call replaces one in the method's body. */
        REPLACE
    }

    /** What becomes of a failure. */
    enum Failure {
        /** The bridge throws what the method may throw. */
        THROWN,
        /** A CallFailed becomes the errno, as the method's result. */
        ERRNO,
        /** A CallFailed becomes 0 or false, as the method's result. */
        ZERO,
        /** The bridge throws what it may, and what the body throws is given the program's path. */
        RENAMED
    }
}

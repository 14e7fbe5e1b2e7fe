package dev.runtimeguard.fs.agent.coverage;

/** Calls a method in a place; what it answers is compared with the answer in a plain directory. */
@FunctionalInterface
interface Drive {
    Object run(Place place) throws Exception;
}

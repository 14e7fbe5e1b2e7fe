package dev.runtimeguard.samples.files;

import java.util.concurrent.Callable;

/**
 * One file operation that Lambda's file system refuses, and what the guard is to make of it.
 *
 * @param name the operation
 * @param work does it; run in the function's process
 * @param outcome what the guard is to say
 * @param path of an explained failure the report's path, null for none; of a silent one what is returned
 * @param cure a part of one of the report's remedies
 */
record FileRow(String name, Callable<?> work, String outcome, String path, String cure) {

    /** The operation returns a value, and only the agent could see what was refused. */
    static final String SILENT = "silent";

    /** The exception is the program's own business and comes through as it is. */
    static final String NONE = "none";

    static FileRow explained(String name, String code, String path, String cure, Callable<?> work) {
        return new FileRow(name, work, code, path, cure);
    }

    static FileRow outsideTmp(String name, String path, String cure, Callable<?> work) {
        return explained(name, "fs.write-outside-tmp", path, cure, work);
    }

    static FileRow silent(String name, Object returned, Callable<?> work) {
        return new FileRow(name, work, SILENT, String.valueOf(returned), null);
    }

    static FileRow leftAlone(String name, Callable<?> work) {
        return new FileRow(name, work, NONE, null, null);
    }

    boolean isExplained() {
        return !outcome.equals(SILENT) && !outcome.equals(NONE);
    }

    @Override
    public String toString() {
        return name;
    }
}

package dev.runtimeguard.fs.bundle;

import java.io.IOException;
import java.io.InputStream;

/** The function's own package or a layer, as a directory or as a zip. */
interface PackagePart {

    /** Shows every file and directory once, a directory before what is in it where it is recorded at all. */
    void forEach(Visitor visitor) throws IOException;

    /** Takes one file or directory after the other. */
    @FunctionalInterface
    interface Visitor {
        void visit(Item item) throws IOException;
    }

    /** Opens a file's content. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /**
     * A file or directory.
     *
     * @param name relative to the part's root, as stored, without the slash that ends a directory's name
     * @param mode its mode; null where none is recorded
     * @param isDirectory whether it is a directory
     * @param size in bytes, uncompressed
     * @param content the content of a file
     */
    record Item(String name, FileMode mode, boolean isDirectory, long size, Content content) {

        boolean isFile() {
            return !isDirectory && (mode == null || !mode.isSymbolicLink());
        }
    }
}

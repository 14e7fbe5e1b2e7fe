package dev.runtimeguard.fs.overlay;

/**
 * Where the path of a directory leads.
 *
 * @param dir the directory
 * @param crossed whether the kernel would come to another, or to none
 * @param links the symbolic links followed on the way
 * @param generation the state of the tree that this was found in
 */
record Route(Dir dir, boolean crossed, int links, int generation) {}

package dev.runtimeguard.fs.tmp;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What was in the ephemeral storage at a quiet moment: by file key, which a file keeps when it is renamed, and by a hash of
 * its path, for which nothing has to be asked of the file system. Two paths of one hash make a sweep leave what it could
 * remove, no more. Not safe for use by several threads.
 */
final class Seen {

    private final Set<Object> keys = new HashSet<>();

    /** The keys by the paths' hashes, of everything but directories, into which a sweep has to look. */
    private final Map<Long, Object> files = new HashMap<>();

    void add(Path path, BasicFileAttributes attributes) {
        keys.add(attributes.fileKey());
        if (!attributes.isDirectory()) {
            files.put(hash(path), attributes.fileKey());
        }
    }

    /** Takes over what {@code others} know of a path: whether they know it, and it is no directory. */
    boolean addFile(Path path, Seen others) {
        Long hash = hash(path);
        Object key = others.files.get(hash);
        if (key == null) {
            return false;
        }
        keys.add(key);
        files.put(hash, key);
        return true;
    }

    void addAll(Seen others) {
        keys.addAll(others.keys);
        files.putAll(others.files);
    }

    boolean contains(Object key) {
        return keys.contains(key);
    }

    int size() {
        return keys.size();
    }

    /** FNV-1a, of 64 bits. */
    private static long hash(Path path) {
        String text = path.toString();
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}

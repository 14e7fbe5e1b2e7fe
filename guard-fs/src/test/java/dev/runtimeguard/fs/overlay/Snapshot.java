package dev.runtimeguard.fs.overlay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** A tree in words, as the operations show it. */
final class Snapshot {

    private final FileOperations files;
    private final Path tree;
    private final StringBuilder text = new StringBuilder();

    Snapshot(FileOperations files, Path tree) {
        this.files = files;
        this.tree = tree;
    }

    String text() {
        add(tree, "", 0);
        return text.toString();
    }

    private void add(Path path, String name, int depth) {
        text.append("  ".repeat(depth)).append(name).append(' ');
        try {
            String attributes = files.attributes(path, false);
            text.append(attributes).append(' ');
            if (attributes.startsWith("LINK")) {
                Path target = files.readLink(path);
                Path shown = target.isAbsolute() ? tree.relativize(target) : target;
                text.append(Operation.encoded(shown)).append('\n');
            } else if (attributes.startsWith("FILE")) {
                text.append(new String(files.read(path), StandardCharsets.ISO_8859_1))
                        .append('\n');
            } else {
                List<Path> names = files.list(path);
                text.append('\n');
                TreeMap<String, Path> sorted = new TreeMap<>();
                names.forEach(child -> sorted.put(Operation.encoded(child), child));
                sorted.forEach((encoded, child) -> add(path.resolve(child), encoded, depth + 1));
            }
        } catch (IOException e) {
            text.append(Operation.failure(e)).append('\n');
        }
    }
}

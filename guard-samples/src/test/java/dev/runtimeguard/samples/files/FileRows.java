package dev.runtimeguard.samples.files;

import java.util.List;
import java.util.stream.Stream;

/** The rows of a storage with room, as the test and the function in its process both know them. */
final class FileRows {

    private FileRows() {}

    static List<FileRow> all() {
        return Stream.of(
                        StreamRows.all(),
                        NioRows.all(),
                        ProcessRows.all(),
                        WrappedRows.wrapped(),
                        WrappedRows.lookAlikes())
                .flatMap(List::stream)
                .toList();
    }

    /** The row of that name, whichever storage it is for. */
    static FileRow named(String name) {
        return Stream.concat(all().stream(), FullStorageRows.all().stream())
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

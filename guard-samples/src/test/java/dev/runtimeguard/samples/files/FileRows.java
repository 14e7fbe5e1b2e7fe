package dev.runtimeguard.samples.files;

import java.util.List;
import java.util.stream.Stream;

/** All rows, as the test and the function in its process both know them. */
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

    static FileRow named(String name) {
        return all().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }
}

package dev.runtimeguard.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The operations of Amazon S3, read from {@code operations.txt}, which says what its columns are. */
final class OperationTable {

    private static final String RESOURCE = "operations.txt";
    private static final String NONE = "-";

    private OperationTable() {}

    /** The operations by their names, in the file's order. */
    static Map<String, Operation> load() {
        try (InputStream in = OperationTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Operation> parse(BufferedReader lines) throws IOException {
        Map<String, Operation> operations = new LinkedHashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                Operation operation = operation(line.split(" ", -1));
                operations.put(operation.name(), operation);
            }
        }
        return Collections.unmodifiableMap(operations);
    }

    private static Operation operation(String[] columns) {
        List<String> actions = actions(columns[2]);
        return new Operation(
                columns[0],
                Operation.Target.valueOf(columns[1].toUpperCase(Locale.ROOT)),
                actions,
                NONE.equals(columns[3]) ? actions : actions(columns[3]),
                NONE.equals(columns[4]) ? null : columns[4]);
    }

    private static List<String> actions(String column) {
        return NONE.equals(column) ? List.of() : List.of(column.split(",", -1));
    }
}

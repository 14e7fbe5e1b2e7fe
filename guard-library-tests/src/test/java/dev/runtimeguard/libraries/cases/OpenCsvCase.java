package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.opencsv.CSVReader;
import com.opencsv.CSVWriter;
import java.io.FileReader;
import java.io.FileWriter;
import java.util.List;

/** Rows written to a file and read again. */
@SuppressWarnings("DefaultCharset") // As the library's own documentation has it.
public final class OpenCsvCase {

    private OpenCsvCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        try (CSVWriter writer = new CSVWriter(new FileWriter("items.csv", UTF_8))) {
            writer.writeNext(new String[] {"7", "a \"good\" lamp"});
        }
        try (CSVReader reader = new CSVReader(new FileReader("items.csv", UTF_8))) {
            equal(List.of("7", "a \"good\" lamp"), List.of(reader.readNext()));
        }
    }
}

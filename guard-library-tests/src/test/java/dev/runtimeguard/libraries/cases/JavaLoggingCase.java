package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** A FileHandler with its default pattern in the home directory. */
public final class JavaLoggingCase {

    private JavaLoggingCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        FileHandler handler = new FileHandler();
        handler.setFormatter(new SimpleFormatter());
        Logger logger = Logger.getLogger("app");
        logger.addHandler(handler);
        logger.info("lamp sold");
        handler.close();
        Path log = Path.of(System.getProperty("user.home"), "java0.log");
        equal(true, Files.readString(log).contains("lamp sold"));
    }
}

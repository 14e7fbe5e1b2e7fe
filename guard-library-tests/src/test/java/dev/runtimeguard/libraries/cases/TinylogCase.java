package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.tinylog.Logger;
import org.tinylog.configuration.Configuration;
import org.tinylog.provider.ProviderRegistry;

/** A file writer. */
public final class TinylogCase {

    private TinylogCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        Configuration.set("writer", "file");
        Configuration.set("writer.file", "logs/app.log");
        Configuration.set("writer.format", "{message}");
        Logger.info("lamp sold");
        ProviderRegistry.getLoggingProvider().shutdown();
        equal("lamp sold", Files.readString(Path.of("logs/app.log")).strip());
    }
}

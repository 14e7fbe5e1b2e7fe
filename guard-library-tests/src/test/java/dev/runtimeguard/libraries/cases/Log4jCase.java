package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/** A rolling file appender, rolled over by size. */
public final class Log4jCase {

    private Log4jCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        ConfigurationBuilder<BuiltConfiguration> builder = ConfigurationBuilderFactory.newConfigurationBuilder();
        builder.add(builder.newAppender("file", "RollingFile")
                .addAttribute("fileName", "logs/app.log")
                .addAttribute("filePattern", "logs/app-%i.log")
                .addAttribute("ignoreExceptions", false)
                .add(builder.newLayout("PatternLayout").addAttribute("pattern", "%m%n"))
                .addComponent(builder.newComponent("SizeBasedTriggeringPolicy").addAttribute("size", "1KB")));
        builder.add(builder.newRootLogger(Level.INFO).add(builder.newAppenderRef("file")));
        Configurator.initialize(builder.build());
        for (int line = 0; line < 200; line++) {
            LogManager.getLogger(Log4jCase.class).info("line {} of two hundred", line);
        }
        LogManager.shutdown();
        equal(true, Files.readString(Path.of("logs/app.log")).endsWith("line 199 of two hundred\n"));
        equal(true, new File("logs/app-1.log").isFile());
    }
}

package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** A file appender. */
public final class LogbackCase {

    private LogbackCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%msg%n");
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setFile("logs/app.log");
        appender.setEncoder(encoder);
        appender.start();
        Logger logger = context.getLogger("app");
        logger.addAppender(appender);
        logger.info("lamp sold");
        context.stop();
        equal("lamp sold\n", Files.readString(Path.of("logs/app.log")));
    }
}

package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** An application that logs to a file. */
public final class SpringBootCase {

    private SpringBootCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        SpringApplication application = new SpringApplication(App.class);
        application.setDefaultProperties(Map.of("logging.file.name", "logs/app.log"));
        try (ConfigurableApplicationContext context = application.run()) {
            equal(true, context.isRunning());
        }
        equal(true, Files.readString(Path.of("logs/app.log")).contains("Started"));
    }

    /** An application with nothing in it. */
    @Configuration(proxyBeanMethods = false)
    static class App {}
}

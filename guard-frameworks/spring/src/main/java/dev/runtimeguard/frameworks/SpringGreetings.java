package dev.runtimeguard.frameworks;

import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application of Spring Cloud Function that knows nothing of the guard. */
@SpringBootApplication
public class SpringGreetings {

    @Bean
    public Function<Map<String, String>, Map<String, String>> greet() {
        return event -> {
            if (!event.containsKey("name")) {
                throw new IllegalArgumentException("no name");
            }
            return Map.of("greeting", "hello " + event.get("name"));
        };
    }
}

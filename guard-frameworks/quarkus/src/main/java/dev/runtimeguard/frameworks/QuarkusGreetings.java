package dev.runtimeguard.frameworks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** A function of Quarkus that knows nothing of the guard. */
public class QuarkusGreetings implements RequestHandler<Map<String, String>, Map<String, String>> {

    /** Injected, to see that the application is up. */
    @ApplicationScoped
    public static class Words {
        String greeting(String name) {
            return "hello " + name;
        }
    }

    @Inject
    Words words;

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        if (!event.containsKey("name")) {
            throw new IllegalArgumentException("no name");
        }
        return Map.of("greeting", words.greeting(event.get("name")));
    }
}

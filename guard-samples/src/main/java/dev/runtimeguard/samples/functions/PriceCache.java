package dev.runtimeguard.samples.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps what it worked out in a file beside its code, as many libraries do unless told otherwise. On Lambda that place is
 * read-only. Knows nothing of the guard: the template puts it behind the entry point.
 */
public final class PriceCache implements RequestHandler<String, String> {

    private static final Path CACHE = Path.of(System.getenv().getOrDefault("CACHE_DIR", "cache"));

    @Override
    public String handleRequest(String product, Context context) {
        Path file = CACHE.resolve(Integer.toHexString(product.hashCode()));
        try {
            if (Files.exists(file)) {
                return Files.readString(file) + " (cached)";
            }
            String price = product + " costs " + product.length();
            Files.createDirectories(CACHE);
            Files.writeString(file, price);
            return price;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

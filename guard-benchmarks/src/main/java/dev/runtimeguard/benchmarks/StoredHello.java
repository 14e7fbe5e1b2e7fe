package dev.runtimeguard.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The smallest function that calls a service: stores its greeting. Knows nothing of the guard. */
public final class StoredHello implements RequestHandler<String, String> {

    private final S3Client s3 = S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .forcePathStyle(true)
            .build();

    @Override
    public String handleRequest(String name, Context context) {
        String greeting = "Hello " + name;
        s3.putObject(request -> request.bucket("greetings").key("greeting"), RequestBody.fromString(greeting));
        return greeting;
    }
}

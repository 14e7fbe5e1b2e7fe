package com.acme;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A function's init in a process of its own: makes a client of the SDK. */
public final class S3Fn {

    private S3Fn() {}

    /** Makes the client and ends. */
    public static void main(String[] arguments) {
        try (S3Client client = S3Client.builder()
                .region(Region.EU_WEST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            System.out.println("made " + client.serviceName());
        }
    }
}

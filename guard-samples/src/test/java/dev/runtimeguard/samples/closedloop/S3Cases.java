package dev.runtimeguard.samples.closedloop;

import static dev.runtimeguard.samples.closedloop.LoopCase.everywhere;
import static dev.runtimeguard.samples.closedloop.LoopCase.onResource;

import dev.runtimeguard.samples.aws.DenialWording;
import dev.runtimeguard.samples.aws.LocalAws;
import java.util.List;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A few of S3, which has tests of its own. */
final class S3Cases {
    S3Cases(LocalAws aws) {
        aws.createBucket("loop-bucket").put(LoopCase.RESOURCE, "content").put(LoopCase.NEIGHBOUR, "content");
        aws.createBucket("loop-bucket2");
        aws.createBucket("loop-encrypted").defaultKey(aws.account().createKey("eu-west-1"));
    }

    List<LoopCase> all() {
        return List.of(
                object(
                        "GetObject",
                        (s, k) ->
                                s.getObjectAsBytes(r -> r.bucket("loop-bucket").key(k))),
                object(
                        "HeadObject",
                        (s, k) -> s.headObject(r -> r.bucket("loop-bucket").key(k))),
                object(
                        "PutObject",
                        (s, k) -> s.putObject(r -> r.bucket("loop-bucket").key(k), RequestBody.fromString("x"))),
                // The client loses every reason, and the request does not tell that the bucket has a key.
                object(
                                "PutObject into an encrypted bucket",
                                (s, k) -> s.putObject(
                                        r -> r.bucket("loop-encrypted").key(k), RequestBody.fromString("x")))
                        .endsAs(Outcome.STILL_DENIED, DenialWording.values()),
                object(
                        "CopyObject",
                        (s, k) -> s.copyObject(r -> r.sourceBucket("loop-bucket")
                                .sourceKey(k)
                                .destinationBucket("loop-bucket")
                                .destinationKey("copy"))),
                onResource(
                        "s3 ListObjectsV2",
                        "loop-bucket",
                        "loop-bucket2",
                        (sdk, b) -> s3(sdk).listObjectsV2(r -> r.bucket(b)),
                        S3Cases::delete),
                everywhere("s3 ListBuckets", sdk -> s3(sdk).listBuckets(), S3Cases::delete));
    }

    private static void delete(SdkClients sdk) {
        s3(sdk).deleteObject(r -> r.bucket("loop-bucket").key(LoopCase.RESOURCE));
    }

    private static LoopCase object(String name, BiConsumer<S3Client, String> call) {
        return onResource("s3 " + name, (sdk, key) -> call.accept(s3(sdk), key), S3Cases::delete);
    }

    private static S3Client s3(SdkClients sdk) {
        return sdk.client(S3Client.class, S3Client::builder);
    }
}

package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** S3: recognise the operation, authorise it, hand it to the class that carries it out. */
final class S3Service implements AwsService {
    static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final Buckets buckets;
    private final Supplier<DenialWording> wording;
    private final S3Settings settings = new S3Settings();
    private final Map<String, S3Call.Handler> handlers = new HashMap<>();

    S3Service(Buckets buckets, Accounts accounts, Supplier<DenialWording> wording) {
        this.buckets = buckets;
        this.wording = wording;
        S3Encryption encryption = new S3Encryption(accounts);
        S3Copies copies = new S3Copies(buckets, encryption);
        S3Objects objects = new S3Objects(encryption);
        handlers.put("PutObject", objects::put);
        handlers.put("GetObject", objects::get);
        handlers.put("HeadObject", objects::head);
        handlers.put("DeleteObject", objects::delete);
        handlers.put("GetObjectAttributes", objects::attributes);
        handlers.put("CopyObject", copies::copy);
        handlers.put("DeleteObjects", new S3Deletes(wording)::deleteObjects);
        S3Multipart multipart = new S3Multipart(encryption, copies);
        handlers.put("CreateMultipartUpload", multipart::create);
        handlers.put("UploadPart", multipart::part);
        handlers.put("UploadPartCopy", multipart::partCopy);
        handlers.put("CompleteMultipartUpload", multipart::complete);
        handlers.put("AbortMultipartUpload", multipart::abort);
        handlers.put("ListParts", multipart::listParts);
        handlers.put("ListMultipartUploads", multipart::listUploads);
        S3Listings listings = new S3Listings(buckets);
        handlers.put("ListBuckets", listings::buckets);
        handlers.put("ListObjects", listings::objects);
        handlers.put("ListObjectsV2", listings::objectsV2);
        handlers.put("ListObjectVersions", listings::versions);
        handlers.put("GetBucketLocation", listings::location);
        handlers.put("HeadBucket", s3 -> new HttpResponse(200)
                .header("x-amz-bucket-region", s3.bucket().region()));
        handlers.put("CreateBucket", this::createBucket);
        handlers.put("DeleteBucket", this::deleteBucket);
        handlers.put("GetBucketPolicy", settings::getPolicy);
        handlers.put("PutBucketPolicy", settings::putPolicy);
        handlers.put("DeleteBucketPolicy", settings::deletePolicy);
        handlers.put("GetBucketVersioning", settings::getVersioning);
        handlers.put("PutBucketVersioning", settings::putVersioning);
        handlers.put("GetObjectTagging", settings::getTags);
        handlers.put("PutObjectTagging", settings::putTags);
        handlers.put("DeleteObjectTagging", settings::deleteTags);
    }

    @Override
    public String signingName() {
        return "s3";
    }

    @Override
    public HttpResponse handle(ServiceCall call) throws IOException {
        S3Request request = new S3Request(call);
        S3Operation operation = S3Operations.find(call.request().method(), request)
                .orElseThrow(() -> new AwsException(
                        405, "MethodNotAllowed", "The specified method is not allowed against this resource."));
        call.operation(operation.name());
        boolean needsBucket =
                request.address().bucket() != null && !operation.name().equals("CreateBucket");
        Bucket bucket = needsBucket ? buckets.get(request.address().bucket()) : null;
        S3Call s3 = new S3Call(request, operation, bucket);
        // Of DeleteObjects each key is authorised by itself.
        if (!operation.name().equals("DeleteObjects")) {
            S3Permissions.of(s3).forEach(call::require);
        }
        return S3Errors.withIds(
                call, handlers.getOrDefault(operation.name(), settings::any).handle(s3));
    }

    @Override
    public HttpResponse error(ServiceCall call, AwsException error) {
        return S3Errors.response(call, error, wording.get());
    }

    @Override
    public AwsException authenticationError(AuthenticationFailure failure) {
        return S3Errors.authentication(failure);
    }

    private HttpResponse createBucket(S3Call s3) throws IOException {
        byte[] body = s3.request().payload();
        String region = body.length == 0 ? null : Xml.textOf(Xml.parse(body), "LocationConstraint");
        String name = s3.request().address().bucket();
        Account owner = s3.call().caller().account();
        buckets.create(owner, name, region == null ? "us-east-1" : region);
        return new HttpResponse(200).header("Location", "/" + name);
    }

    private HttpResponse deleteBucket(S3Call s3) {
        if (!s3.bucket().objects().isEmpty()) {
            throw new AwsException(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
        }
        buckets.delete(s3.bucket());
        return new HttpResponse(204);
    }
}

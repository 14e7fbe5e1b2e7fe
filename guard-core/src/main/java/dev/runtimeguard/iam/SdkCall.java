package dev.runtimeguard.iam;

import dev.runtimeguard.iam.sts.SigningCredentials;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.signer.AwsSignerExecutionAttribute;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.SelectedAuthScheme;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.regions.Region;

/** A call as the SDK's exception or response, request and execution attributes tell it, over the SDK's versions. */
final class SdkCall {

    private static final int HTTP_OK = 200;

    private SdkCall() {}

    /**
     * A call that failed.
     *
     * @param sent what was sent; empty when not known
     */
    static FailedCall of(
            AwsServiceException failure,
            SdkRequest request,
            Optional<SdkHttpRequest> sent,
            ExecutionAttributes attributes) {
        AwsErrorDetails details = failure.awsErrorDetails();
        String errorCode = details == null ? null : details.errorCode();
        Region region = attributes.getAttribute(AwsExecutionAttribute.AWS_REGION);
        return new FailedCall(
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                region == null ? null : region.id(),
                failure.statusCode(),
                errorCode,
                messageOf(failure),
                failure.requestId(),
                request == null ? RequestFields.NONE : new SdkFields(request),
                credentials(attributes),
                errorCode == null ? LostAnswer.by(sent, details) : null);
    }

    /** A call that AWS answered with a success. */
    static FailedCall answered(SdkRequest request, SdkResponse response, ExecutionAttributes attributes) {
        Region region = attributes.getAttribute(AwsExecutionAttribute.AWS_REGION);
        return new FailedCall(
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                region == null ? null : region.id(),
                HTTP_OK,
                null,
                null,
                response instanceof AwsResponse aws && aws.responseMetadata() != null
                        ? aws.responseMetadata().requestId()
                        : null,
                request == null ? RequestFields.NONE : new SdkFields(request),
                credentials(attributes));
    }

    /** AWS's own message, without what {@code getMessage()} appends to it; null when there is none. */
    static String messageOf(AwsServiceException failure) {
        try {
            if (failure.rawMessage() != null) {
                return failure.rawMessage();
            }
        } catch (NoSuchMethodError before2_30_38) {
            // There, the error details are the only place without the appended part.
        }
        return failure.awsErrorDetails() == null
                ? null
                : failure.awsErrorDetails().errorMessage();
    }

    private static SigningCredentials credentials(ExecutionAttributes attributes) {
        SigningCredentials selected = null;
        try {
            selected = fromAuthScheme(attributes);
        } catch (LinkageError before2_21) {
            // Auth schemes came with 2.21; the attribute below is the older way.
        }
        return selected != null ? selected : fromSigner(attributes);
    }

    private static SigningCredentials fromAuthScheme(ExecutionAttributes attributes) {
        SelectedAuthScheme<?> scheme = attributes.getAttribute(SdkInternalExecutionAttribute.SELECTED_AUTH_SCHEME);
        if (scheme == null) {
            return null;
        }
        CompletableFuture<?> identity = scheme.identity();
        if (!identity.isDone() || identity.isCompletedExceptionally()) {
            return null;
        }
        if (!(identity.getNow(null) instanceof AwsCredentialsIdentity credentials)) {
            return null;
        }
        String token = credentials instanceof AwsSessionCredentialsIdentity session ? session.sessionToken() : null;
        return new SigningCredentials(credentials.accessKeyId(), credentials.secretAccessKey(), token);
    }

    @SuppressWarnings("deprecation")
    private static SigningCredentials fromSigner(ExecutionAttributes attributes) {
        AwsCredentials credentials = attributes.getAttribute(AwsSignerExecutionAttribute.AWS_CREDENTIALS);
        if (credentials == null || credentials.accessKeyId() == null) {
            return null;
        }
        String token = credentials instanceof AwsSessionCredentials session ? session.sessionToken() : null;
        return new SigningCredentials(credentials.accessKeyId(), credentials.secretAccessKey(), token);
    }
}

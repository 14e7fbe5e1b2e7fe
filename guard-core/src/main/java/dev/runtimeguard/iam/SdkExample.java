package dev.runtimeguard.iam;

import dev.runtimeguard.diagnose.GuardRuntime;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.regions.Region;

/** A made-up denial of a call that no client made, as the hook sees one. */
final class SdkExample {

    private SdkExample() {}

    /** The denial with what the hook makes of it. Throws a LinkageError where there is no SDK. */
    static AwsServiceException explained() {
        AwsServiceException denial = AwsServiceException.builder()
                .message(DenialDiagnoser.EXAMPLE)
                .statusCode(403)
                .requestId("example")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("S3")
                        .errorCode("AccessDenied")
                        .errorMessage(DenialDiagnoser.EXAMPLE)
                        .build())
                .build();
        ExecutionAttributes attributes = new ExecutionAttributes()
                .putAttribute(SdkExecutionAttribute.SERVICE_NAME, "S3")
                .putAttribute(SdkExecutionAttribute.OPERATION_NAME, "GetObject")
                .putAttribute(AwsExecutionAttribute.AWS_REGION, Region.US_EAST_1);
        GuardRuntime runtime = GuardRuntime.current();
        return SdkDenials.areExplained(runtime)
                ? SdkDenials.explained(denial, SdkCall.of(denial, new Request(), Optional.empty(), attributes), runtime)
                : denial;
    }

    /** A request without fields. */
    private static final class Request extends SdkRequest {

        @Override
        public Optional<? extends RequestOverrideConfiguration> overrideConfiguration() {
            return Optional.empty();
        }

        @Override
        public Builder toBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<SdkField<?>> sdkFields() {
            return List.of();
        }
    }
}

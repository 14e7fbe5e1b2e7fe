package dev.runtimeguard.shaded;

/** A service's failure as a relocated SDK throws it: immutable, made by a builder, suffixed in its message. */
public class AwsServiceException extends SdkException {

    private final transient Builder values;

    private AwsServiceException(Builder values) {
        super(values.message, values.cause);
        this.values = values;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.message = values.message;
        builder.cause = values.cause;
        builder.statusCode = values.statusCode;
        return builder;
    }

    public int statusCode() {
        return values.statusCode;
    }

    /** Builds the exception. */
    public static final class Builder {
        private String message;
        private Throwable cause;
        private int statusCode;

        private Builder() {}

        public Builder message(String value) {
            this.message = value;
            return this;
        }

        public Builder cause(Throwable value) {
            this.cause = value;
            return this;
        }

        public Builder statusCode(int value) {
            this.statusCode = value;
            return this;
        }

        public AwsServiceException build() {
            return new AwsServiceException(this);
        }
    }
}

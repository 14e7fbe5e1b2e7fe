package dev.runtimeguard;

import java.nio.file.FileSystemException;
import java.util.List;

/** Exceptions as applications define them, each with something that a careless copy loses. */
final class OddExceptions {

    private OddExceptions() {}

    static class WithFields extends RuntimeException {
        final int code;
        final List<String> details;
        String later;

        WithFields(String message, int code, List<String> details) {
            super(message);
            this.code = code;
            this.details = details;
        }

        WithFields(String message) {
            this(message, -1, List.of());
        }
    }

    static final class SubclassWithFields extends WithFields {
        final String mine;

        @SuppressWarnings("unused") // found by reflection
        SubclassWithFields(String message) {
            super(message);
            this.mine = "default";
        }

        SubclassWithFields(String message, String mine) {
            super(message, 42, List.of("detail"));
            this.mine = mine;
        }
    }

    /** As Kotlin compiles {@code class E(override val message: String) : Exception(message)}. */
    static final class FinalMessage extends Exception {
        private final String message;

        FinalMessage(String message) {
            super(message);
            this.message = message;
        }

        @Override
        public String getMessage() {
            return message;
        }
    }

    static final class PrefixedMessage extends Exception {
        PrefixedMessage(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return "E1: " + super.getMessage();
        }
    }

    static final class TakesAnotherString extends Exception {
        TakesAnotherString(String userId) {
            super("no such user: " + userId);
        }
    }

    static final class NoUsefulConstructor extends Exception {
        NoUsefulConstructor(int code) {
            super("code " + code);
        }
    }

    static final class ThrowingConstructor extends Exception {
        ThrowingConstructor(String message) {
            super(message);
            if (message.contains("Runtime Guard")) {
                throw new AssertionError("constructed");
            }
        }
    }

    static final class StacklessException extends Exception {
        StacklessException(String message) {
            super(message, null, false, false);
        }
    }

    public static class AppFileException extends FileSystemException {
        String tenant;

        public AppFileException(String file, String other, String reason) {
            super(file, other, reason);
        }
    }

    /** A domain exception with a builder of its own, which leaves something out. */
    public static final class WithBuilder extends RuntimeException {
        String notInTheBuilder = "state";

        public WithBuilder(String message) {
            super(message);
        }

        public Builder toBuilder() {
            return new Builder();
        }

        /** Builds the exception. */
        public static final class Builder {
            private String message;

            public Builder message(String value) {
                this.message = value;
                return this;
            }

            public WithBuilder build() {
                WithBuilder built = new WithBuilder(message);
                built.notInTheBuilder = null;
                return built;
            }
        }
    }
}

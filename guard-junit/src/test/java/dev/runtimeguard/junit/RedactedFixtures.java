package dev.runtimeguard.junit;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Users' tests that know a secret which no report may have. */
final class RedactedFixtures {

    /** In an environment variable and in what is written. */
    static final String SECRET = "planted-Tr0ub4dor&3-correct-horse";

    private RedactedFixtures() {}

    @LambdaTest(environment = {"GUARD_REDACT=all", "DB_PASSWORD=" + SECRET})
    static final class AtEveryPoint {
        private final boolean made =
                Fixtures.PROJECT.resolve("at-acme-init").toFile().mkdir();

        @Test
        void silent(LambdaRun run) {
            Fixtures.check(false, made);
            Work.swallowsMkdirs();
            Fixtures.check(2, run.reports().size());
            Fixtures.check(false, run.reports().toString().contains("cache"));
        }

        @Test
        void thrown() throws IOException {
            Files.writeString(Fixtures.PROJECT.resolve("acme.txt"), SECRET);
        }

        @Test
        void left() throws IOException {
            Files.writeString(Work.leaves("left-acme"), SECRET);
        }
    }

    @LambdaTest(environment = {"GUARD_REDACT=all", "DB_PASSWORD=" + SECRET})
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static final class AtInit {
        AtInit() throws IOException {
            Files.createDirectory(Fixtures.PROJECT.resolve("acme"));
        }

        @Test
        void isNotReached() {
            throw new IllegalStateException();
        }
    }
}

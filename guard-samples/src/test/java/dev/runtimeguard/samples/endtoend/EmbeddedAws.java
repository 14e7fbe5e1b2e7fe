package dev.runtimeguard.samples.endtoend;

import dev.runtimeguard.samples.aws.Bucket;
import dev.runtimeguard.samples.aws.LocalAws;
import dev.runtimeguard.samples.aws.Role;
import dev.runtimeguard.samples.aws.Session;
import dev.runtimeguard.samples.local.FunctionJars;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For each test an AWS of its own, with an empty bucket and a role that may do nothing, and functions with that role. */
final class EmbeddedAws implements BeforeEachCallback, AfterEachCallback {

    static final String ROLE = "report-writer";
    static final String ROLE_ARN = "arn:aws:sts::123456789012:assumed-role/report-writer/session";

    private LocalAws local;
    private Bucket bucket;
    private Session session;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        local = LocalAws.start();
        bucket = local.createBucket("b");
        session = local.createRole(ROLE).assume("session");
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        local.close();
    }

    LocalAws local() {
        return local;
    }

    /** The bucket b. */
    Bucket bucket() {
        return bucket;
    }

    Role role() {
        return session.role();
    }

    /** What {@link #function functions} sign with. */
    Session session() {
        return session;
    }

    LocalLambdaBuilder function(Class<?> handler) {
        return LocalLambda.builder(handler.getName())
                .classPath(FunctionJars.withSdk())
                .functionName("reports")
                .accountId(LocalAws.DEFAULT_ACCOUNT)
                .environment(local.environment(session));
    }
}

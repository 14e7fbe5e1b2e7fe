package dev.runtimeguard.benchmarks;

import dev.runtimeguard.Guard;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.ReportTarget;
import dev.runtimeguard.iam.DenialInterceptor;
import dev.runtimeguard.samples.aws.LocalAws;
import dev.runtimeguard.samples.aws.Session;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What the hook adds to a call of an SDK client: one that succeeds, and one that is denied, STS aside. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Hook {

    private final DenialInterceptor hook = new DenialInterceptor();
    private final AtomicReference<Context.AfterExecution> succeeded = new AtomicReference<>();
    private final AtomicReference<Context.FailedExecution> denied = new AtomicReference<>();
    private ExecutionAttributes attributes;

    /** Makes a call of each sort against the embedded endpoint, and keeps what hooks are given of it. */
    @Setup(Level.Trial)
    public void calls() throws IOException {
        Guard.wrap(
                (input, context) -> input,
                GuardConfig.builder().iamSts(false).report(ReportTarget.OFF).build());
        try (LocalAws aws = LocalAws.start()) {
            aws.createBucket("b");
            Session session = aws.createRole("role").putPolicy("lists", """
                            {"Version":"2012-10-17","Statement":[
                              {"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::b"}]}
                            """).assume("function");
            try (S3Client s3 = S3Client.builder()
                    .endpointOverride(aws.endpoint())
                    .region(Region.US_EAST_1)
                    .forcePathStyle(true)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                            session.accessKeyId(), session.secretAccessKey(), session.sessionToken())))
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .overrideConfiguration(c -> c.addExecutionInterceptor(new Watcher()))
                    .build()) {
                s3.headBucket(r -> r.bucket("b"));
                s3.getObject(r -> r.bucket("b").key("reports/1.json"));
            } catch (SdkException expected) {
                // Seen by the watcher.
            }
        }
    }

    @Benchmark
    public void success() {
        hook.afterExecution(succeeded.get(), attributes);
    }

    @Benchmark
    public Throwable denial() {
        return hook.modifyException(denied.get(), attributes);
    }

    private final class Watcher implements ExecutionInterceptor {
        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes of) {
            succeeded.set(context);
        }

        @Override
        public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes of) {
            denied.set(context);
            attributes = of.copy();
            return context.exception();
        }
    }
}

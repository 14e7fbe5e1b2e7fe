package dev.runtimeguard.benchmarks;

import dev.runtimeguard.Guard;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.IamMode;
import dev.runtimeguard.ReportTarget;
import dev.runtimeguard.iam.DenialInterceptor;
import dev.runtimeguard.samples.aws.DenialWording;
import dev.runtimeguard.samples.aws.LocalAws;
import dev.runtimeguard.samples.aws.Session;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Measures what explaining one denial takes in a JVM, STS aside: the first of a process (cold), and one after many
 * (warm). Each process makes a real call that is denied, and explains that.
 *
 * <p>Takes the number of processes as its argument, 10 without one.
 */
public final class DenialTime {

    private static final String CHILD = "child";
    private static final int WARM_UP = 2000;

    private DenialTime() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 1 && args[0].equals(CHILD)) {
            measure(DenialWording.valueOf(args[1]));
            return;
        }
        int processes = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        System.out.printf("explaining a denial, median of %d processes on Java %s%n", processes, Runtime.version());
        for (DenialWording wording : DenialWording.values()) {
            List<Double> cold = new ArrayList<>();
            List<Double> warm = new ArrayList<>();
            for (int i = 0; i < processes; i++) {
                String[] figures = child(wording).trim().split(" ", -1);
                cold.add(Double.valueOf(figures[0]));
                warm.add(Double.valueOf(figures[1]));
            }
            System.out.printf(
                    "  %-10s cold %6.1f ms   warm %6.3f ms%n",
                    wording, Interval.medianOf(cold), Interval.medianOf(warm));
        }
    }

    private static String child(DenialWording wording) throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        // As the managed runtime starts its JVM.
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        DenialTime.class.getName(),
                        CHILD,
                        wording.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String figures = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("a measuring process failed: " + figures);
        }
        return figures;
    }

    private static void measure(DenialWording wording) throws Exception {
        AtomicReference<Context.FailedExecution> failed = new AtomicReference<>();
        AtomicReference<ExecutionAttributes> attributes = new AtomicReference<>();
        settings(IamMode.OFF);
        deniedCall(wording, new ExecutionInterceptor() {
            @Override
            public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes of) {
                failed.set(context);
                attributes.set(of.copy());
                return context.exception();
            }
        });
        settings(IamMode.EXPLAIN);
        DenialInterceptor hook = new DenialInterceptor();
        double cold = millis(hook, failed.get(), attributes.get());
        List<Double> later = new ArrayList<>();
        for (int i = 0; i < WARM_UP; i++) {
            later.add(millis(hook, failed.get(), attributes.get()));
        }
        System.out.println(cold + " " + Interval.medianOf(later.subList(WARM_UP / 2, WARM_UP)));
    }

    private static double millis(
            DenialInterceptor hook, Context.FailedExecution failed, ExecutionAttributes attributes) {
        long start = System.nanoTime();
        Throwable explained = hook.modifyException(failed, attributes);
        double millis = (System.nanoTime() - start) / 1e6;
        if (!explained.getMessage().contains("[Runtime Guard: iam.")) {
            throw new IllegalStateException("not explained: " + explained.getMessage());
        }
        return millis;
    }

    private static void settings(IamMode iam) {
        GuardConfig config = GuardConfig.builder()
                .iam(iam)
                .iamSts(false)
                .report(ReportTarget.OFF)
                .build();
        Guard.wrap((input, context) -> input, config);
    }

    private static void deniedCall(DenialWording wording, ExecutionInterceptor watcher) throws Exception {
        try (LocalAws aws = LocalAws.start()) {
            aws.wording(wording);
            aws.createBucket("b");
            Session session = aws.createRole("role").assume("function");
            try (S3Client s3 = S3Client.builder()
                    .endpointOverride(aws.endpoint())
                    .region(Region.US_EAST_1)
                    .forcePathStyle(true)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                            session.accessKeyId(), session.secretAccessKey(), session.sessionToken())))
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .overrideConfiguration(c -> c.addExecutionInterceptor(watcher))
                    .build()) {
                s3.getObject(r -> r.bucket("b").key("reports/1.json"));
            } catch (SdkException expected) {
                // Seen by the watcher.
            }
        }
    }
}

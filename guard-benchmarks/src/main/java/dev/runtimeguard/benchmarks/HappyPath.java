package dev.runtimeguard.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.runtimeguard.Guard;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.GuardedHandler;
import dev.runtimeguard.TmpMode;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A successful invocation, bare and guarded by guard-core and guard-fs: time, and with the gc profiler bytes allocated. The
 * look at the ephemeral storage, which takes a thousand times longer, is off: see {@link StorageLook}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HappyPath {

    private final String event = "event";
    private final RequestHandler<String, String> bare = new Bare();
    /** In force for the whole process from here on. */
    private final RequestHandler<String, String> wrapped =
            Guard.wrap(new Bare(), GuardConfig.builder().tmp(TmpMode.OFF).build());

    private final RequestHandler<String, String> extended = new Extended();

    /** The handler alone. */
    @Benchmark
    public String bare() {
        return bare.handleRequest(event, null);
    }

    /** The handler in {@code Guard.wrap}. */
    @Benchmark
    public String wrapped() {
        return wrapped.handleRequest(event, null);
    }

    /** The handler as a {@code GuardedHandler}. */
    @Benchmark
    public String extended() {
        return extended.handleRequest(event, null);
    }

    private static final class Bare implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String input, Context context) {
            return input;
        }
    }

    private static final class Extended extends GuardedHandler<String, String> {
        @Override
        protected String handle(String input, Context context) {
            return input;
        }
    }
}
